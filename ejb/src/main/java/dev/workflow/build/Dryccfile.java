package dev.workflow.build;

import dev.workflow.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parts of a drycc.yaml that a release needs (model.md §4). An empty map is no dryccfile. */
public record Dryccfile(Map<String, Object> content) {

    public Dryccfile {
        if (!content.isEmpty() && section(content, "deploy").isEmpty()) {
            throw Problem.badRequest(
                    "invalid-dryccfile",
                    "could not validate " + content.keySet() + ": 'deploy' is a required property");
        }
    }

    public boolean isAbsent() {
        return content.isEmpty();
    }

    /** Process types it deploys. */
    public Set<String> types() {
        return section(content, "deploy").keySet();
    }

    /** The entrypoint it gives the type; empty for the image's own. */
    public List<String> command(String type) {
        return words(section(section(content, "deploy"), type).get("command"));
    }

    public List<String> args(String type) {
        return words(section(section(content, "deploy"), type).get("args"));
    }

    /** What it says about the type's image: a literal, or the name of a type that was built from its own Dockerfile. */
    public Optional<String> image(String type) {
        return Optional.ofNullable(section(section(content, "deploy"), type).get("image"))
                .map(Object::toString);
    }

    /** Types with a Dockerfile of their own. */
    public Set<String> dockerTypes() {
        return section(section(content, "build"), "docker").keySet();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Map<String, Object> map, String name) {
        Object value = map.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        throw Problem.badRequest("invalid-dryccfile", "could not validate {" + name + "}: it is not of type 'object'");
    }

    private static List<String> words(Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw Problem.badRequest(
                    "invalid-dryccfile", "could not validate command or args: it is not of type 'array'");
        }
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(String.valueOf(word)));
        return words;
    }
}
