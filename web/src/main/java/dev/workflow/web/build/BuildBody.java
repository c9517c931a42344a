package dev.workflow.web.build;

import dev.workflow.build.NewBuild;
import dev.workflow.image.ImageReference;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import java.util.LinkedHashMap;
import java.util.Map;

/** A build as users and builders send it (api.md §4, §11). */
public final class BuildBody {

    private static final int LONGEST_IMAGE = 512;
    private static final int LONGEST_DOCKERFILE = 256 * 1024;

    private BuildBody() {}

    /** @throws dev.workflow.problem.Problem 400 with the field that will not do */
    public static NewBuild read(JsonBody body) {
        return new NewBuild(
                ImageReference.parse(body.string("image", LONGEST_IMAGE)),
                body.string("stack", 32),
                body.optionalString("sha", 40).orElse(""),
                procfile(body),
                body.object("dryccfile"),
                body.optionalString("dockerfile", LONGEST_DOCKERFILE).orElse(""));
    }

    private static Map<String, String> procfile(JsonBody body) {
        Map<String, String> procfile = new LinkedHashMap<>();
        body.object("procfile").forEach((type, command) -> procfile.put(type, command(command)));
        return procfile;
    }

    /** An absent one is told as an empty one. */
    private static String command(Object command) {
        if (command == null || command instanceof String) {
            return command == null ? "" : command.toString();
        }
        throw Problem.field("procfile", "Not a valid string.");
    }
}
