package dev.workflow.web.config;

import dev.workflow.config.ConfigField;
import dev.workflow.config.ConfigView;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The closed field set of a configuration (api.md §15). */
public record ConfigWire(
        UUID uuid,
        String app,
        String owner,
        Map<String, Object> values,
        Map<String, Object> typedValues,
        Map<String, Object> lifecyclePostStart,
        Map<String, Object> lifecyclePreStop,
        Map<String, Object> tags,
        Map<String, Object> limits,
        Map<String, Object> registry,
        Map<String, Object> healthcheck,
        Map<String, Object> terminationGracePeriod,
        Instant created,
        Instant updated) {

    public static ConfigWire of(ConfigView config) {
        return new ConfigWire(
                config.uuid(),
                config.app().value(),
                config.owner(),
                config.document().field(ConfigField.VALUES),
                config.document().field(ConfigField.TYPED_VALUES),
                config.document().field(ConfigField.POST_START),
                config.document().field(ConfigField.PRE_STOP),
                config.document().field(ConfigField.TAGS),
                config.document().field(ConfigField.LIMITS),
                config.document().field(ConfigField.REGISTRY),
                config.document().field(ConfigField.HEALTHCHECK),
                config.document().field(ConfigField.GRACE),
                config.created(),
                config.updated());
    }
}
