package dev.workflow.launcher.option;

import dev.workflow.launcher.Refusal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One port (1 to 65535) for every {@link PortName}, all different; 0 for an optional one that is off. */
public record Ports(Map<PortName, Integer> numbers) {

    public Ports {
        numbers = Map.copyOf(numbers);
        Map<Integer, PortName> seen = new HashMap<>();
        for (PortName name : PortName.values()) {
            if (numbers.get(name) == 0) {
                continue;
            }
            PortName other = seen.put(numbers.get(name), name);
            if (other != null) {
                throw new Refusal("The " + other.title() + " and the " + name.title() + " cannot both use port "
                        + numbers.get(name) + ": change one with --" + other.option() + " or --" + name.option() + ".");
            }
        }
    }

    /**
     * Chooses every port.
     *
     * @param sources ask in this order for an option name; a null answer passes the question on
     */
    public static Ports choose(List<UnaryOperator<String>> sources) {
        Map<PortName, Integer> numbers = new EnumMap<>(PortName.class);
        for (PortName name : PortName.values()) {
            numbers.put(name, number(name, sources));
        }
        return new Ports(numbers);
    }

    public int get(PortName name) {
        return numbers.get(name);
    }

    private static int number(PortName name, List<UnaryOperator<String>> sources) {
        for (UnaryOperator<String> source : sources) {
            String text = source.apply(name.option());
            if (text != null && !text.isBlank()) {
                return parse(name, text.strip());
            }
        }
        return name.preset();
    }

    private static int parse(PortName name, String text) {
        if (text.matches("[0-9]{1,5}")) {
            int number = Integer.parseInt(text);
            if (number >= (name.optional() ? 0 : 1) && number <= 65535) {
                return number;
            }
        }
        throw new Refusal("\"" + text + "\" is not a port: --" + name.option() + " (or " + name.variable()
                + ") takes a number from 1 to 65535.");
    }
}
