package dev.workflow.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/**
 * One block of a PEM text (RFC 7468); what stands between blocks is no part of them.
 *
 * @param label as {@code CERTIFICATE}
 * @param content decoded, DER in what we read
 */
record PemBlock(String label, byte[] content) {

    /** Characters; a chain of a dozen large certificates fits. */
    static final int LONGEST = 64 * 1024;

    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";
    private static final int LINE = 64;

    /** @throws IllegalArgumentException with the reason when a block is not well-formed */
    static List<PemBlock> all(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("it has more than " + LONGEST + " characters");
        }
        List<PemBlock> blocks = new ArrayList<>();
        Iterator<String> lines = text.lines().map(String::strip).iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
                blocks.add(block(line.substring(BEGIN.length(), line.length() - DASHES.length()), lines));
            }
        }
        return blocks;
    }

    private static PemBlock block(String label, Iterator<String> lines) {
        StringBuilder base64 = new StringBuilder();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.equals("-----END " + label + DASHES)) {
                return new PemBlock(label, Base64.getDecoder().decode(base64.toString()));
            }
            if (line.contains("ENCRYPTED")) {
                throw new IllegalArgumentException("it is encrypted");
            }
            base64.append(line);
        }
        throw new IllegalArgumentException("its end is missing");
    }

    /** The block as text, with a final line break. */
    String text() {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return BEGIN + label + DASHES + "\n" + body + "\n-----END " + label + DASHES + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PemBlock block && block.label.equals(label) && Arrays.equals(block.content, content);
    }

    @Override
    public int hashCode() {
        return 31 * label.hashCode() + Arrays.hashCode(content);
    }

    /** Without the content: it may be a key. */
    @Override
    public String toString() {
        return label;
    }
}
