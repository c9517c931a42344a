package dev.workflow.image;

/** Text of a stranger made fit for one line of a message: no control characters, 200 characters at most. */
final class PrintableText {

    private static final int LONGEST = 200;

    private PrintableText() {}

    static String of(String foreign) {
        String line = foreign.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
