package dev.workflow.domain;

import dev.workflow.problem.Problem;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** A host name in its ASCII form, perhaps with a leading wildcard label (api.md §6). */
public record HostName(String value) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?");
    private static final int LONGEST = 253;

    public HostName {
        if (value.length() > LONGEST) {
            throw Problem.field("domain", "Hostname must be 253 characters or less.");
        }
        String plain = value.startsWith("*.") ? value.substring(2) : value;
        String[] labels = plain.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                throw invalid();
            }
        }
        if (labels[labels.length - 1].matches("[0-9]+")) {
            throw invalid();
        }
    }

    /** Reads what a user typed: one trailing dot is dropped, letters are folded, other scripts become punycode. */
    public static HostName parse(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.equals("*")) {
            throw Problem.field("domain", "Hostname can't only be a wildcard");
        }
        boolean wildcard = name.startsWith("*.");
        String plain = wildcard ? name.substring(2) : name;
        try {
            return new HostName((wildcard ? "*." : "") + IDN.toASCII(plain).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notConvertible) {
            throw Problem.field(
                    "domain",
                    "Hostname does not look valid, could not convert to ACE " + plain + ": "
                            + notConvertible.getMessage());
        }
    }

    private static Problem invalid() {
        return Problem.field("domain", "Hostname does not look valid.");
    }

    @Override
    public String toString() {
        return value;
    }
}
