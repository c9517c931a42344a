package dev.workflow.sso.login;

import dev.workflow.problem.Problem;
import dev.workflow.sso.Issuer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What can go wrong on the way to an issuer and back, in words for whoever tried to log in. */
final class Trouble {

    private static final Logger LOG = System.getLogger(Trouble.class.getName());
    private static final String AGAIN = "Try again.";
    private static final int FORBIDDEN = 403;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int SOON = 10;

    private Trouble() {}

    static Problem stale() {
        return Problem.badRequest(
                        "login-expired", "This login took too long, was used already, or began in another browser.")
                .withHint("Start it again here.");
    }

    static Problem another(Issuer issuer) {
        return Problem.badRequest(
                        "login-mixed-up", "The answer came from another login service than " + label(issuer) + ".")
                .withHint("Nothing was done. Start again, and tell an administrator when it happens twice.");
    }

    static Problem refused(Issuer issuer, String error) {
        return switch (error) {
            case "access_denied" ->
                Problem.of(FORBIDDEN, "login-denied", label(issuer) + " did not let you in.")
                        .withHint("Try again if you cancelled by mistake. If not, ask whoever gives access there.");
            case "login_required", "interaction_required", "consent_required", "account_selection_required" ->
                Problem.of(FORBIDDEN, "login-incomplete", "The login at " + label(issuer) + " was not finished.")
                        .withHint(AGAIN);
            case "temporarily_unavailable", "server_error" ->
                Problem.of(UNAVAILABLE, "issuer-trouble", label(issuer) + " has a problem of its own.")
                        .withHint("Try again in a minute.")
                        .withRetryAfter(SOON);
            default -> broken(issuer);
        };
    }

    static Problem unreachable(Issuer issuer, IOException cause) {
        LOG.log(Level.WARNING, "{0} does not answer: {1}", issuer, cause.getMessage());
        return Problem.of(UNAVAILABLE, "issuer-unreachable", label(issuer) + " cannot be reached just now.")
                .withHint("Try again in a minute, or log in another way.")
                .withRetryAfter(SOON);
    }

    static Problem clocks(Issuer issuer, String why) {
        LOG.log(Level.WARNING, "The clocks of {0} and of this server differ: {1}", issuer, why);
        return Problem.of(
                        BAD_GATEWAY,
                        "clocks-differ",
                        "The clocks of " + label(issuer) + " and of this platform differ too much.")
                .withHint("Tell an administrator: one of them must be set right.");
    }

    static Problem untrusted(Issuer issuer, String why) {
        LOG.log(Level.WARNING, "What {0} said about a login is not believed: {1}", issuer, why);
        return Problem.of(
                        BAD_GATEWAY, "issuer-untrusted", "What " + label(issuer) + " said about you cannot be trusted.")
                .withHint("Try again, and tell an administrator when it happens twice.");
    }

    static Problem broken(Issuer issuer) {
        return Problem.of(
                        BAD_GATEWAY,
                        "issuer-broken",
                        label(issuer) + " and this platform do not understand each other.")
                .withHint("Tell an administrator: the settings of one of them are not right.");
    }

    private static String label(Issuer issuer) {
        return issuer.settings().label();
    }
}
