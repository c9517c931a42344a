package dev.workflow.identity;

import dev.workflow.problem.Problem;

/** Why a credential is refused, in the contract's words (api.md §1.3). All are 401. */
public enum Refusal {
    MISSING("not-authenticated", "Authentication credentials were not provided."),
    INVALID_TOKEN("invalid-token", "Invalid token."),
    INACTIVE("account-inactive", "User inactive or deleted."),
    NO_CREDENTIALS("invalid-header", "Invalid token header. No credentials provided."),
    SPACES("invalid-header", "Invalid token header. Token string should not contain spaces."),
    UNVERIFIED("invalid-token", "Verify token fail.");

    private static final int UNAUTHORIZED = 401;

    private final String code;
    private final String detail;

    Refusal(String code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    String detail() {
        return detail;
    }

    public Problem problem() {
        return Problem.of(UNAUTHORIZED, code, detail);
    }
}
