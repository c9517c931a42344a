package dev.workflow.release;

import dev.workflow.build.Dryccfile;
import dev.workflow.build.RunEntry;
import dev.workflow.image.ImageReference;
import dev.workflow.persistence.build.Build;
import dev.workflow.process.ProcessType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a build means for one process type or job: its image, entrypoint and arguments (model.md §4). */
final class ImageOf {

    private static final String PROCESSES = "/cnb/process/";
    private static final String LAUNCHER = "/cnb/lifecycle/launcher";

    private final Build build;
    private final Dryccfile dryccfile;

    ImageOf(Build build) {
        this.build = build;
        this.dryccfile = new Dryccfile(build.getDryccfile());
    }

    /** The process types of the build; empty when it names none. */
    Set<String> types() {
        return new TreeSet<>(dryccfile.isAbsent() ? build.getProcfile().keySet() : dryccfile.types());
    }

    ImageReference image(String type) {
        return named(dryccfile.image(type).orElse(dockerType(type) ? type : ""));
    }

    /** An image by what drycc.yaml calls it: nothing for the build's own, a process type, or a literal. */
    private ImageReference named(String name) {
        if (!dryccfile.ownImage(name)) {
            return ImageReference.parse(name);
        }
        ImageReference own = ImageReference.parse(build.getImage());
        boolean suffixed = dockerType(name) && !name.equals(ProcessType.WEB.value());
        return suffixed ? new ImageReference(own.registry(), own.repository(), own.tag() + "-" + name, "") : own;
    }

    private boolean dockerType(String name) {
        return dryccfile.dockerTypes().contains(name);
    }

    /**
     * Upstream gives buildpack images neither command nor arguments, so that every type starts web; we start the
     * process that the buildpacks made for the type.
     */
    List<String> command(String type) {
        if (!dryccfile.command(type).isEmpty()) {
            return dryccfile.command(type);
        }
        return hasProcess(type) ? List.of(PROCESSES + type) : List.of();
    }

    private boolean hasProcess(String type) {
        boolean known = build.getProcfile().isEmpty() || build.getProcfile().containsKey(type);
        return known
                && builtByBuildpacks()
                && dryccfile.ownImage(dryccfile.image(type).orElse(""));
    }

    List<String> args(String type) {
        if (!dryccfile.isAbsent()) {
            return dryccfile.args(type);
        }
        Object line = build.getProcfile().get(type);
        return builtByBuildpacks() || line == null
                ? List.of()
                : Arrays.asList(line.toString().trim().split("\\s+"));
    }

    /** Jobs run their words in the image's own surroundings. */
    List<String> jobCommand(String type) {
        if (!dryccfile.command(type).isEmpty()) {
            return dryccfile.command(type);
        }
        return builtByBuildpacks() ? List.of(LAUNCHER) : List.of();
    }

    /** The jobs to run, in this order, before those process types are deployed. */
    List<RunEntry> runsBefore(Set<String> deployed) {
        return dryccfile.runs().stream().filter(run -> run.precedes(deployed)).toList();
    }

    ImageReference image(RunEntry run) {
        return named(run.image().orElse(""));
    }

    List<String> command(RunEntry run) {
        return launched(run) ? List.of(LAUNCHER) : run.command();
    }

    List<String> args(RunEntry run) {
        return launched(run)
                ? Stream.concat(run.command().stream(), run.args().stream()).toList()
                : run.args();
    }

    /** A program of the buildpacks' layers is found by the launcher alone; what the image calls its own needs none. */
    private boolean launched(RunEntry run) {
        boolean named = !run.command().isEmpty() && run.command().get(0).startsWith("/cnb/");
        return builtByBuildpacks() && dryccfile.ownImage(run.image().orElse("")) && !named;
    }

    boolean builtByBuildpacks() {
        return build.getDockerfile().isEmpty()
                && !build.getSha().isEmpty()
                && dryccfile.dockerTypes().isEmpty();
    }
}
