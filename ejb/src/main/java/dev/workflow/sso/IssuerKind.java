package dev.workflow.sso;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an issuer is for. */
public enum IssuerKind {
    /** People log in there. */
    LOGIN,
    /** Its tokens open the API. */
    BEARER,
    /** Jobs exchange its tokens for ours. */
    WORKLOAD;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a word that is no kind. */
    public static Optional<IssuerKind> named(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
