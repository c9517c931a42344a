package dev.workflow.settings;

import dev.workflow.engine.Autoscale;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The autoscale rules of an app by process type: {@code min}, {@code max} and {@code cpu_percent}, whole numbers from 1
 * (api.md §6), 1000 processes at most. They are stored and shown; only an engine that measures load across machines acts on them.
 *
 * @param rules as they are stored
 */
public record AutoscaleRules(Map<String, Object> rules) {

    /** As many as a type can be scaled to by hand. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    private static final List<String> FIELDS = List.of("min", "max", "cpu_percent");

    /**
     * The rules after a change, in which null takes a type's rule away.
     *
     * @throws Problem 400 for a rule that will not do, 422 for the removal of one that is not there
     */
    Map<String, Object> with(Map<String, ?> change) {
        Map<String, Object> changed = new LinkedHashMap<>(rules);
        change.forEach((type, rule) -> {
            if (rule != null) {
                changed.put(type(type), rule(rule));
            } else if (changed.remove(type) == null) {
                throw Problem.unprocessable("unknown-autoscale", type + " does not exist under autoscale");
            }
        });
        return changed;
    }

    /** The rule of one type. */
    public Optional<Autoscale> of(String type) {
        return rules.get(type) instanceof Map<?, ?> rule
                ? Optional.of(new Autoscale(stored(rule, "min"), stored(rule, "max"), stored(rule, "cpu_percent")))
                : Optional.empty();
    }

    private static int stored(Map<?, ?> rule, String field) {
        return number(field, rule.get(field)).intValue();
    }

    private static String type(String text) {
        if (text.equals(ProcessType.RUN.value())) {
            throw Problem.badRequest(
                    "reserved-autoscale", "Cannot set autoscale for reserved types, procfile type is: " + text);
        }
        return ProcessType.ofField("autoscale", text).value();
    }

    private static Map<String, BigDecimal> rule(Object given) {
        if (!(given instanceof Map<?, ?> fields) || !FIELDS.containsAll(fields.keySet())) {
            throw invalid("a rule has the fields " + String.join(", ", FIELDS));
        }
        Map<String, BigDecimal> rule = new LinkedHashMap<>();
        FIELDS.forEach(field -> rule.put(field, number(field, fields.get(field))));
        if (rule.get("min").signum() <= 0) {
            throw Problem.badRequest("autoscale-min", "min replicas needs to be 1 or higher");
        }
        if (rule.get("max").compareTo(rule.get("min")) < 0) {
            throw Problem.badRequest("autoscale-max", "max replicas can not be smaller than min replicas");
        }
        if (rule.get("max").compareTo(MOST) > 0) {
            throw invalid("max must be " + MOST + " or lower");
        }
        if (rule.get("cpu_percent").signum() <= 0) {
            throw invalid("cpu_percent must be 1 or higher");
        }
        return rule;
    }

    /** JSON numbers, and their texts, as clients have sent both; in the form the database gives them back. */
    private static BigDecimal number(String field, Object value) {
        try {
            return BigDecimal.valueOf(new BigDecimal(String.valueOf(value)).intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw invalid(field + " must be a whole number");
        }
    }

    private static Problem invalid(String why) {
        return Problem.field("autoscale", "could not validate: " + why);
    }
}
