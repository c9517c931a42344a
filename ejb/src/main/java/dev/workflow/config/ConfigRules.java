package dev.workflow.config;

import dev.workflow.json.StorableJson;
import dev.workflow.problem.Problem;
import dev.workflow.process.LimitPlan;
import dev.workflow.process.ProcessType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What keys and values of a configuration may be (api.md §4.1). */
final class ConfigRules {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.\\-]{1,253}");
    private static final Pattern TAG = Pattern.compile("(?:[a-zA-Z\\d][-.\\w]{0,61})?[a-zA-Z\\d]");
    private static final Pattern TAG_PREFIX =
            Pattern.compile("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*");
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");
    private static final int LONGEST_VALUE = 1024 * 1024;
    private static final int MOST_KEYS = 2_000;

    /** A number with a longer exponent is not written out: 1e999999999 would not fit into memory. */
    private static final int PLAIN_DIGITS = 1_000;

    private ConfigRules() {}

    static void checkType(ConfigField field, String type) {
        try {
            new ProcessType(type);
        } catch (Problem invalid) {
            throw Problem.field(field.wire(), invalid.getMessage());
        }
    }

    static void checkKey(ConfigField field, String key) {
        switch (field) {
            case TAGS -> checkTagKey(key);
            case HEALTHCHECK -> {
                if (!PROBES.contains(key)) {
                    throw Problem.field(
                            field.wire(), "Healthcheck pattern: ^(livenessProbe|readinessProbe|startupProbe)$");
                }
            }
            default -> {
                if (!KEY.matcher(key).matches()) {
                    throw Problem.field(field.wire(), "Config key can only supports: ^[A-z0-9_\\-\\.]+$");
                }
            }
        }
    }

    private static void checkTagKey(String key) {
        int slash = key.indexOf('/');
        String prefix = slash < 0 ? "" : key.substring(0, slash);
        if (prefix.length() > 253) {
            throw Problem.field("tags", "Tag key prefixes must 253 characters or less.");
        }
        if (slash >= 0 && !TAG_PREFIX.matcher(prefix).matches()) {
            throw Problem.field("tags", "Tag key prefixes must be DNS subdomains.");
        }
        if (!TAG.matcher(key.substring(slash + 1)).matches()) {
            throw Problem.field("tags", "Tag keys must be alphanumeric or \"-_.\", and 1-63 characters.");
        }
    }

    /** The value as it is stored; strings for all fields but health checks. */
    static Object checkedLeaf(ConfigField field, String key, Object value) {
        if (field == ConfigField.HEALTHCHECK) {
            return ProbeSpec.checked(value);
        }
        String text = text(field, value);
        switch (field) {
            case VALUES, TYPED_VALUES -> checkPort(field, key, text);
            case LIMITS -> {
                if (LimitPlan.byId(text).isEmpty()) {
                    throw Problem.field("limits", "The limit plan " + text + " does not exist");
                }
            }
            case TAGS -> {
                if (!TAG.matcher(text).matches()) {
                    throw Problem.field("tags", "Tag values must be alphanumeric or \"-_.\", and 1-63 characters.");
                }
            }
            case GRACE -> {
                if (!text.matches("[0-9]{0,9}")) {
                    throw Problem.field(
                            field.wire(), "Termination Grace Period format: <value>, where value must be a numeric");
                }
            }
            default -> {
                // any text
            }
        }
        return text;
    }

    private static void checkPort(ConfigField field, String key, String text) {
        if (!"PORT".equals(key)) {
            return;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw Problem.field(field.wire(), "PORT can only be a numeric value");
        }
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65535) {
            throw Problem.field(field.wire(), "PORT needs to be between 1 and 65535");
        }
    }

    /** Numbers and booleans are stored as upstream's language prints them: 1, 1.5, True. */
    private static String text(ConfigField field, Object value) {
        String text;
        if (value instanceof Boolean flag) {
            text = flag ? "True" : "False";
        } else if (value instanceof BigDecimal number) {
            boolean huge = Math.abs((long) number.scale()) > PLAIN_DIGITS;
            text = huge ? number.toString() : number.toPlainString();
        } else if (value instanceof String || value instanceof Number) {
            text = value.toString();
        } else {
            throw Problem.field(field.wire(), "Not a valid string.");
        }
        if (text.length() > LONGEST_VALUE) {
            throw Problem.field(field.wire(), "A value may have " + LONGEST_VALUE + " characters at most.");
        }
        StorableJson.check(field.wire(), text);
        return text;
    }

    static void checkWhole(ConfigDocument document) {
        for (ConfigField field : ConfigField.ALL) {
            if (document.field(field).size() > MOST_KEYS) {
                throw Problem.field(field.wire(), "At most " + MOST_KEYS + " keys are possible.");
            }
        }
        Map<String, Object> registry = document.field(ConfigField.REGISTRY);
        if (!registry.isEmpty() && !document.field(ConfigField.VALUES).containsKey("PORT")) {
            throw Problem.badRequest("port-needed", "PORT needs to be set in the config when using a private registry");
        }
    }
}
