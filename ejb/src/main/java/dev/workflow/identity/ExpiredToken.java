package dev.workflow.identity;

import dev.workflow.problem.Problem;

/** Somebody shows a token whose time is over. The caller is told no more than of an unknown one. */
public final class ExpiredToken extends Problem {

    private static final long serialVersionUID = 1L;
    private static final int UNAUTHORIZED = 401;

    private final String owner;
    private final String alias;

    ExpiredToken(String owner, String alias) {
        super(UNAUTHORIZED, "invalid-token", new Body.Detail(Refusal.INVALID_TOKEN.detail()), "", null);
        this.owner = owner;
        this.alias = alias;
    }

    public String owner() {
        return owner;
    }

    /** What the owner calls it; may be empty. */
    public String alias() {
        return alias;
    }

    @Override
    public String reason() {
        return "token-expired";
    }
}
