package dev.workflow.cli.terminal;

/** Amounts of bytes for people: {@code 12}, {@code 4KiB}, {@code 3MiB}. */
public final class Bytes {
    private static final long STEP = 1024;
    private static final String[] UNITS = {"", "KiB", "MiB", "GiB", "TiB"};

    private Bytes() {}

    /** Whole units, rounded down, as the original client has them; it never gets beyond KiB. */
    public static String text(long bytes) {
        long amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return amount + UNITS[unit];
    }
}
