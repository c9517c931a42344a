package dev.workflow.release;

import dev.workflow.build.NewBuild;
import dev.workflow.persistence.build.Build;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What becomes of process types that the last build had and a new one has not (model.md §7, "Procfile shrink"). */
@ApplicationScoped
public class ProcfileRules {

    @Inject
    @ConfigProperty(name = "DRYCC_DEPLOY_PROCFILE_MISSING_REMOVE", defaultValue = "true")
    boolean remove;

    @Inject
    @ConfigProperty(name = "DRYCC_DEPLOY_REJECT_IF_PROCFILE_MISSING", defaultValue = "false")
    boolean reject;

    protected ProcfileRules() {}

    ProcfileRules(boolean remove, boolean reject) {
        this.remove = remove;
        this.reject = reject;
    }

    /**
     * The build as it is to be released: a build that names no process types may get those of the last one.
     *
     * @throws Problem 409 when the operator wants such a build refused
     */
    NewBuild completed(NewBuild wanted, Optional<Build> last) {
        if (!wanted.types().isEmpty() || last.isEmpty() || types(last.get()).isEmpty()) {
            return wanted;
        }
        if (reject) {
            throw Problem.conflict(
                    "procfile-missing",
                    "Last deployment had process types but is missing in this deploy."
                            + " For a successful deployment provide process types.");
        }
        return remove
                ? wanted
                : wanted.describedBy(procfile(last.get()), last.get().getDryccfile());
    }

    private static Map<String, String> procfile(Build build) {
        Map<String, String> procfile = new LinkedHashMap<>();
        build.getProcfile().forEach((type, command) -> procfile.put(type, String.valueOf(command)));
        return procfile;
    }

    /** Types that a build, completed as above, scales to 0. */
    Set<String> gone(NewBuild wanted, Optional<Build> last, Map<String, Integer> structure) {
        Set<String> gone = new TreeSet<>(last.map(ProcfileRules::types).orElse(Set.of()));
        gone.removeAll(wanted.types());
        gone.removeIf(type -> structure.getOrDefault(type, 0) == 0);
        return gone;
    }

    private static Set<String> types(Build build) {
        return new ImageOf(build).types();
    }
}
