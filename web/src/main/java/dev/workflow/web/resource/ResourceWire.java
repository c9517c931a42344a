package dev.workflow.web.resource;

import dev.workflow.resource.ResourceView;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The closed field set of a resource (api.md §15). Status and binding are null while a broker has said nothing. */
public record ResourceWire(
        UUID uuid,
        String app,
        String owner,
        String name,
        String plan,
        Map<String, String> data,
        String status,
        String binding,
        Map<String, Object> options,
        Instant created,
        Instant updated) {

    /** One resource by itself has a message, too. */
    public record Described(
            UUID uuid,
            String app,
            String owner,
            String name,
            String plan,
            Map<String, String> data,
            String status,
            String binding,
            Map<String, Object> options,
            Instant created,
            Instant updated,
            String message) {}

    static ResourceWire of(String app, ResourceView view) {
        return new ResourceWire(
                view.uuid(),
                app,
                view.owner(),
                view.name(),
                view.plan(),
                Map.of(),
                view.status().orElse(null),
                view.binding().orElse(null),
                Map.of(),
                view.created(),
                view.updated());
    }

    static Described described(String app, ResourceView view) {
        return new Described(
                view.uuid(),
                app,
                view.owner(),
                view.name(),
                view.plan(),
                Map.of(),
                view.status().orElse(null),
                view.binding().orElse(null),
                Map.of(),
                view.created(),
                view.updated(),
                "");
    }
}
