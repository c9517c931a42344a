package dev.workflow.web.registry;

import dev.workflow.registry.RegistryError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes from {@code first} to {@code last}, both included, of something that has {@code size}. */
record ByteRange(long first, long last, long size) {

    /** Eighteen digits are always a long. */
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * What a Range header asks for; empty to answer with everything, as the HTTP specification wants it for a header that
     * is not understood.
     *
     * @throws dev.workflow.registry.RegistryProblem 416 when there are no such bytes
     */
    static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = ONE.matcher(header == null ? "" : header.strip());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        boolean suffix = matcher.group(1).isEmpty();
        long from = number(matcher.group(1), 0);
        long to = number(matcher.group(2), Long.MAX_VALUE);
        if (!suffix && to < from) {
            return Optional.empty();
        }
        long first = suffix ? Math.max(0, size - to) : from;
        long last = suffix ? size - 1 : Math.min(to, size - 1);
        if (first > last) {
            throw RegistryError.SIZE_INVALID.with(416, "the blob has " + size + " bytes");
        }
        return Optional.of(new ByteRange(first, last, size));
    }

    private static long number(String digits, long otherwise) {
        return digits.isEmpty() ? otherwise : Long.parseLong(digits);
    }

    long length() {
        return last - first + 1;
    }

    /** As a Content-Range header. */
    @Override
    public String toString() {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
