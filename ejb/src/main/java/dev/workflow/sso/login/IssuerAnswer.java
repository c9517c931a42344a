package dev.workflow.sso.login;

import dev.workflow.problem.Problem;
import dev.workflow.sso.Issuer;

/**
 * What an issuer gave the browser for us: parameters as they came, empty when absent. The state tells whether it is an
 * answer to anything we asked, so it is looked at first.
 */
public record IssuerAnswer(String state, String code, String issuer, String error) {

    /**
     * @param always whether the issuer always says who it is (RFC 9207); when it does not, it still must not say another
     * @throws Problem when another issuer answers, when it refuses, or when there is no code
     */
    void requireFrom(Issuer asked, boolean always) {
        boolean silent = issuer.isEmpty() && !always;
        if (!silent && !issuer.equals(asked.url())) {
            throw Trouble.another(asked);
        }
        if (!error.isEmpty()) {
            throw Trouble.refused(asked, error);
        }
        if (code.isEmpty()) {
            throw Trouble.broken(asked);
        }
    }
}
