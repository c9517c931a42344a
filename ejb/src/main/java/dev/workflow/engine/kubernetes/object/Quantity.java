package dev.workflow.engine.kubernetes.object;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount as Kubernetes writes it: {@code 1}, {@code 250m}, {@code 1Gi}, {@code 1e3}. One amount has many spellings. */
record Quantity(BigDecimal amount) {

    private static final Pattern SHAPE = Pattern.compile(
            "(?<number>[+-]?[0-9]{1,30}(?:\\.[0-9]{0,30})?)(?:[eE](?<power>[+-]?[0-9]{1,2})|(?<unit>[A-Za-z]{0,2}))");

    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("E", BigDecimal.ONE.movePointRight(18)),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
            Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
            Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

    /** Empty when the text is no quantity. */
    static Optional<Quantity> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group("number"));
        if (matcher.group("power") != null) {
            return Optional.of(of(number.scaleByPowerOfTen(Integer.parseInt(matcher.group("power")))));
        }
        return Optional.ofNullable(UNITS.get(matcher.group("unit"))).map(unit -> of(number.multiply(unit)));
    }

    private static Quantity of(BigDecimal amount) {
        return new Quantity(amount.stripTrailingZeros());
    }
}
