package dev.workflow.kubernetes;

import dev.workflow.kubernetes.ClusterProblem.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/**
 * A call to be made.
 *
 * @param accept the forms of the answer that are understood
 */
record ApiCall(String method, HttpUrl url, String accept, Optional<Body> body, Repeat repeat) {

    static final String JSON = "application/json";

    record Body(String type, String text) {}

    /** What may be done again without knowing what became of the first time. */
    enum Repeat {
        /** The same comes out however often it is done, and it does not depend on what was read. */
        ANYTIME,
        /** The same, but a conflict means that somebody else was faster. */
        UNLESS_CONFLICT,
        /** Makes something of a given name: a second one is refused. */
        NAMED_CREATE,
        /** Every time does something more: only what was surely not done is done again. */
        NOT_DONE_ONLY
    }

    static ApiCall get(HttpUrl url) {
        return new ApiCall("GET", url, JSON, Optional.empty(), Repeat.ANYTIME);
    }

    static ApiCall get(HttpUrl url, String accept) {
        return new ApiCall("GET", url, accept, Optional.empty(), Repeat.ANYTIME);
    }

    static ApiCall with(String method, HttpUrl url, String type, String text, Repeat repeat) {
        return new ApiCall(method, url, JSON, Optional.of(new Body(type, text)), repeat);
    }

    /** Whether to try again after that answer. */
    boolean again(Answer answer, ClusterProblem refusal) {
        return switch (answer.status()) {
            case 429 -> true;
            case 500, 502, 503, 504 -> refusal.kind() == Kind.UNAVAILABLE && repeat != Repeat.NOT_DONE_ONLY;
            case 409 ->
                refusal.kind() == ClusterProblem.Kind.CONFLICT
                        && repeat != Repeat.UNLESS_CONFLICT
                        && !answer.text().contains("NamespaceTerminating");
            default -> false;
        };
    }

    /** Whether to try again after no answer. */
    boolean again(IOException lost) {
        if (untrusted(lost)) {
            return false;
        }
        return repeat != Repeat.NOT_DONE_ONLY || neverSent(lost);
    }

    static boolean neverSent(IOException lost) {
        return lost instanceof ConnectException
                || lost instanceof UnknownHostException
                || lost instanceof NoRouteToHostException;
    }

    /** The other side is not who it should be: waiting does not help. */
    static boolean untrusted(IOException lost) {
        for (Throwable cause = lost; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }
}
