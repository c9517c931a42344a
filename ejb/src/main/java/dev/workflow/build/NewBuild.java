package dev.workflow.build;

import dev.workflow.dryccfile.DryccfileSchema;
import dev.workflow.image.ImageReference;
import dev.workflow.json.StorableJson;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a build is made from: an image and what it says about process types (api.md §4, model.md §4). A value of this
 * type has been checked.
 *
 * @param sha empty, or up to 40 hex digits
 */
public record NewBuild(
        ImageReference image,
        String stack,
        String sha,
        Map<String, String> procfile,
        Map<String, Object> dryccfile,
        String dockerfile) {

    private static final int LONGEST_DOCKERFILE = 256 * 1024;

    public NewBuild {
        if (stack == null || stack.isBlank()) {
            throw Problem.field("stack", "This field may not be blank.");
        }
        if (stack.length() > 32) {
            throw Problem.field("stack", "Ensure this field has no more than 32 characters.");
        }
        if (sha.length() > 40) {
            throw Problem.field("sha", "Ensure this field has no more than 40 characters.");
        }
        if (dockerfile.length() > LONGEST_DOCKERFILE) {
            throw Problem.field("dockerfile", "Ensure this field has no more than 262144 characters.");
        }
        procfile.forEach((type, command) -> {
            ProcessType.ofField("procfile", type);
            if (command == null || command.isBlank()) {
                throw Problem.field("procfile", "Command can't be empty for process type");
            }
        });
        procfile = new LinkedHashMap<>(procfile);
        StorableJson.check("procfile", procfile);
        StorableJson.check("dockerfile", dockerfile);
        DryccfileSchema.check(dryccfile);
    }

    /** The process types it has; empty when it names none. */
    public Set<String> types() {
        return dryccfile.isEmpty() ? procfile.keySet() : new Dryccfile(dryccfile).types();
    }

    /** The same image with what another build says about process types. */
    public NewBuild describedBy(Map<String, String> otherProcfile, Map<String, Object> otherDryccfile) {
        return new NewBuild(image, stack, sha, otherProcfile, otherDryccfile, dockerfile);
    }
}
