package dev.workflow.identity;

import dev.workflow.problem.Problem;
import java.util.UUID;

/** Somebody shows a token whose time is over. The caller is told no more than of an unknown one. */
public final class ExpiredToken extends Problem {

    private static final long serialVersionUID = 1L;
    private static final int UNAUTHORIZED = 401;

    private final UUID uuid;
    private final String owner;
    private final String alias;

    ExpiredToken(UUID uuid, String owner, String alias) {
        super(UNAUTHORIZED, "invalid-token", new Body.Detail(Refusal.INVALID_TOKEN.detail()), "", null);
        this.uuid = uuid;
        this.owner = owner;
        this.alias = alias;
    }

    public UUID uuid() {
        return uuid;
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
