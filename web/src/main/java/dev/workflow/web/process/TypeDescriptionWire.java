package dev.workflow.web.process;

import dev.workflow.release.TypeDescription;
import java.util.List;
import java.util.Map;

/** One process type in detail, in the words of a container (api.md §5). */
public record TypeDescriptionWire(
        String container,
        String image,
        List<String> command,
        List<String> args,
        Object startupProbe,
        Object livenessProbe,
        Object readinessProbe,
        Map<String, String> limits,
        List<Map<String, String>> volumeMounts,
        Map<String, String> nodeSelector) {

    static TypeDescriptionWire of(String app, TypeDescription type) {
        return new TypeDescriptionWire(
                app + "-" + type.type(),
                type.image(),
                type.command(),
                type.args(),
                probe(type, "startupProbe"),
                probe(type, "livenessProbe"),
                probe(type, "readinessProbe"),
                type.limits(),
                List.of(),
                type.nodeSelector());
    }

    /** The original client reads an object in any case. */
    private static Object probe(TypeDescription type, String name) {
        return type.probes().getOrDefault(name, Map.of());
    }
}
