package dev.workflow.imagebuilder.source;

import dev.workflow.dryccfile.DryccfileSchema;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * drycc.yaml (model.md §4), as far as a build reads it, and checked as a whole.
 *
 * @param content the whole file as a map; empty when there is none
 */
public record Dryccfile(Map<String, Object> content) {

    private static final int LARGEST = 256 << 10;

    public static Dryccfile of(SourceTree source) throws IOException, BuildFailed {
        return checked(source.text("drycc.yaml", LARGEST).orElse(""));
    }

    static Dryccfile checked(String text) throws BuildFailed {
        Dryccfile file = parse(text);
        // What the release would be refused for is the pusher's to learn before anything is built.
        file.check();
        file.dockerfiles();
        file.config("");
        return file;
    }

    static Dryccfile parse(String text) throws BuildFailed {
        try {
            Object loaded = YamlText.typed(text);
            return new Dryccfile(loaded == null ? Map.of() : map(PlainYaml.of(loaded), "it is no map"));
        } catch (YAMLException invalid) {
            throw malformed(invalid.getMessage());
        }
    }

    private void check() throws BuildFailed {
        try {
            DryccfileSchema.check(content);
        } catch (Problem invalid) {
            throw malformed(complaint(invalid));
        }
    }

    /** Without the name of the request's field: here is no request. */
    private static String complaint(Problem invalid) {
        return invalid.body() instanceof Problem.Body.Fields fields
                ? String.join(", ", fields.errors().getOrDefault("dryccfile", List.of()))
                : invalid.getMessage();
    }

    /** build.docker: process type to Dockerfile path, in the order of the names. */
    public Map<ProcessType, String> dockerfiles() throws BuildFailed {
        Map<ProcessType, String> paths = new TreeMap<>();
        for (Map.Entry<String, Object> entry : section("docker").entrySet()) {
            try {
                paths.put(new ProcessType(entry.getKey()), String.valueOf(entry.getValue()));
            } catch (Problem invalid) {
                throw malformed("build.docker." + entry.getKey() + ": " + invalid.getMessage());
            }
        }
        return paths;
    }

    /**
     * build.config: with a docker map it is nested by process type, else flat (builder.md §5.6).
     *
     * @param type the process type, or "" for builds that have no docker map
     */
    public Map<String, String> config(String type) throws BuildFailed {
        Map<String, Object> values = section("config");
        if (!section("docker").isEmpty()) {
            Object nested = values.get(type);
            values = nested == null ? Map.of() : map(nested, "build.config." + type + " is no map");
        }
        Map<String, String> config = new TreeMap<>();
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            if (entry.getValue() instanceof Map || entry.getValue() instanceof Iterable) {
                throw malformed("build.config." + entry.getKey() + " is no single value");
            }
            config.put(BuildEnvironment.name(entry.getKey(), "drycc.yaml"), String.valueOf(entry.getValue()));
        }
        return config;
    }

    private Map<String, Object> section(String name) throws BuildFailed {
        Object build = content.get("build");
        Object section = build == null ? null : map(build, "build is no map").get(name);
        return section == null ? Map.of() : map(section, "build." + name + " is no map");
    }

    private static Map<String, Object> map(Object value, String complaint) throws BuildFailed {
        if (!(value instanceof Map<?, ?> map)) {
            throw malformed(complaint);
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, content) -> copy.put(String.valueOf(key), content));
        return copy;
    }

    private static BuildFailed malformed(String why) {
        return new BuildFailed("drycc.yaml drycc.yaml is malformed (" + why + ")", "");
    }
}
