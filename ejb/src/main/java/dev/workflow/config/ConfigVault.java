package dev.workflow.config;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.config.Config;
import dev.workflow.persistence.config.Configs;
import dev.workflow.persistence.identity.Account;
import dev.workflow.process.LimitPlan;
import dev.workflow.process.ProcessType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Turns stored configurations into clear documents and back. */
@ApplicationScoped
public class ConfigVault {

    @Inject
    Sealer sealer;

    @Inject
    Configs configs;

    @Inject
    Clock clock;

    @SuppressWarnings("unchecked")
    public ConfigDocument open(Config config) {
        Map<String, Object> secrets = sealer.open(config.getUuid(), config.getSecrets());
        Map<String, Map<String, Object>> open = config.open();
        Map<ConfigField, Map<String, Object>> fields = new EnumMap<>(ConfigField.class);
        for (ConfigField field : ConfigField.ALL) {
            Object content = field.secret() ? secrets.get(field.wire()) : open.get(field.wire());
            fields.put(field, content instanceof Map ? (Map<String, Object>) content : Map.of());
        }
        return new ConfigDocument(fields);
    }

    /** Stores the document as a new row of the app. */
    public Config store(App app, Account owner, ConfigDocument document) {
        UUID uuid = UUID.randomUUID();
        Map<String, Object> secrets = new LinkedHashMap<>();
        Map<String, Map<String, Object>> open = new LinkedHashMap<>();
        for (ConfigField field : ConfigField.ALL) {
            if (field.secret()) {
                secrets.put(field.wire(), document.field(field));
            } else {
                open.put(field.wire(), document.field(field));
            }
        }
        Config config =
                new Config(uuid, app.getUuid(), owner, sealer.seal(uuid, secrets), open, OffsetDateTime.now(clock));
        configs.add(config);
        return config;
    }

    /** What a new app starts with: the default plan for web and for jobs (model.md §5). */
    public ConfigDocument initial() {
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put(ProcessType.WEB.value(), LimitPlan.DEFAULT.id());
        limits.put(ProcessType.RUN.value(), LimitPlan.DEFAULT.id());
        return ConfigDocument.EMPTY.with(ConfigField.LIMITS, limits);
    }

    /** Lays a request over the base. */
    public ConfigDocument merge(ConfigDocument base, Map<String, ?> request, App app) {
        Map<String, Integer> structure = app.getStructure();
        return ConfigMerge.merge(base, request, structure::containsKey);
    }
}
