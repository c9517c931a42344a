package dev.workflow.config;

import dev.workflow.process.LimitPlan;
import dev.workflow.process.Probe;
import dev.workflow.process.Resources;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a configuration means for the processes of one type. */
public final class ProcessConfig {

    private static final int DEFAULT_PORT = 5000;
    private static final int DEFAULT_GRACE = 30;
    private static final int DEFAULT_DEPLOY_TIMEOUT = 120;

    private final ConfigDocument document;
    private final String type;

    public ProcessConfig(ConfigDocument document, String type) {
        this.document = document;
        this.type = type;
    }

    /** Values of the app, then those of the type (model.md §3). */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>(document.strings(ConfigField.VALUES));
        values.putAll(document.nestedStrings(ConfigField.TYPED_VALUES, type));
        return values;
    }

    public int port() {
        return number(values().get("PORT"), DEFAULT_PORT);
    }

    public Resources resources() {
        Object plan = document.field(ConfigField.LIMITS).get(type);
        return LimitPlan.byId(String.valueOf(plan)).orElse(LimitPlan.DEFAULT).resources();
    }

    public Duration grace() {
        Object own = document.field(ConfigField.GRACE).get(type);
        String text = own != null
                ? own.toString()
                : document.strings(ConfigField.VALUES).get("KUBERNETES_POD_TERMINATION_GRACE_PERIOD_SECONDS");
        return Duration.ofSeconds(number(text, DEFAULT_GRACE));
    }

    /** How long a process may take to become healthy: what the app says, and what its health checks take. */
    public Duration deployTimeout() {
        int own = number(document.strings(ConfigField.VALUES).get("DRYCC_DEPLOY_TIMEOUT"), DEFAULT_DEPLOY_TIMEOUT);
        Duration ready = longest("readinessProbe");
        Duration alive = longest("livenessProbe");
        return Duration.ofSeconds(own).plus(longest("startupProbe")).plus(ready.compareTo(alive) > 0 ? ready : alive);
    }

    /** How many processes are replaced at once; 0 when the app does not say. */
    public int batch() {
        return number(document.strings(ConfigField.VALUES).get("DRYCC_DEPLOY_BATCHES"), 0);
    }

    /** What a machine must be labelled with to run them. */
    public Map<String, String> tags() {
        return document.nestedStrings(ConfigField.TAGS, type);
    }

    private Duration longest(String probe) {
        return probe(probe).map(Probe::longest).orElse(Duration.ZERO);
    }

    public Optional<Probe> probe(String name) {
        Object spec = document.nested(ConfigField.HEALTHCHECK, type).get(name);
        return spec instanceof Map<?, ?> map ? ProbeSpec.probe(strings(map)) : Optional.empty();
    }

    public Optional<String> postStart() {
        return hook(ConfigField.POST_START);
    }

    public Optional<String> preStop() {
        return hook(ConfigField.PRE_STOP);
    }

    private Optional<String> hook(ConfigField field) {
        return Optional.ofNullable(document.field(field).get(type)).map(Object::toString);
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private static int number(String text, int absent) {
        return text == null || !text.matches("[0-9]{1,7}") ? absent : Integer.parseInt(text);
    }
}
