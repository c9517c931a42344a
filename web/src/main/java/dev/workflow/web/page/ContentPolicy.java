package dev.workflow.web.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a browser may do with a page: show it with its one style, send its forms here, and nothing else unless the page
 * needs it. Style and script are allowed by their hash, so nothing that is put into a page runs.
 *
 * @param style the page's own
 * @param script the page's own; empty for none
 * @param formTarget another origin that its form may lead to; empty for none
 */
record ContentPolicy(String style, String script, String formTarget) {

    static final String HEADER = "Content-Security-Policy";

    @Override
    public String toString() {
        return "default-src 'none'; style-src " + hash(style)
                + (script.isEmpty() ? "" : "; script-src " + hash(script))
                + "; img-src data:; form-action 'self'"
                + (formTarget.isEmpty() ? "" : " " + formTarget)
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
