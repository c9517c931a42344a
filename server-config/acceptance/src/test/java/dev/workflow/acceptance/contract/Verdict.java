package dev.workflow.acceptance.contract;

import dev.workflow.acceptance.client.Answer;
import java.util.Set;

/** What becomes of a call: the one table of what {@code x-permission} means (api.md §2.3). */
public enum Verdict {
    ALLOWED,
    UNAUTHORIZED,
    FORBIDDEN,
    NOT_FOUND;

    private static final Set<Integer> REFUSALS = Set.of(401, 403);
    private static final Set<Kind> OF_THE_PLATFORM = Set.of(Kind.STAFF, Kind.SUPERUSER);

    public static Verdict of(Operation operation, Kind kind, Target target) {
        String permission = operation.permission();
        if (kind.rejected() && operation.looksAtCredentials()) {
            return UNAUTHORIZED;
        }
        if (permission.equals("anonymous")) {
            return ALLOWED;
        }
        if (!kind.loggedIn()) {
            return withoutAccount(operation, kind);
        }
        return switch (permission) {
            case "user" -> ALLOWED;
            case "own" -> target == Target.OWN && kind == Kind.OWNER ? ALLOWED : NOT_FOUND;
            case "superuser" -> kind != Kind.SUPERUSER ? FORBIDDEN : target == Target.MISSING ? NOT_FOUND : ALLOWED;
            case "builder", "manager" -> FORBIDDEN;
            default -> ofAnApp(operation, kind, target);
        };
    }

    /** A socket's handshake is refused with 403 whatever is missing (api.md §10). */
    private static Verdict withoutAccount(Operation operation, Kind kind) {
        if (kind == Kind.BUILDER && operation.permission().equals("builder")) {
            return ALLOWED;
        }
        return operation.socket() ? FORBIDDEN : UNAUTHORIZED;
    }

    /** The app must exist before permission is judged; the registry does not tell which apps do. */
    private static Verdict ofAnApp(Operation operation, Kind kind, Target target) {
        if (target == Target.MISSING) {
            return operation.registry() ? FORBIDDEN : NOT_FOUND;
        }
        if (operation.permission().equals("owner")) {
            return kind == Kind.SUPERUSER || (kind == Kind.OWNER && target == Target.OWN) ? ALLOWED : FORBIDDEN;
        }
        Kind collaborator =
                switch (operation.permission()) {
                    case "view" -> Kind.VIEWER;
                    case "change" -> Kind.CHANGER;
                    case "delete" -> Kind.DELETER;
                    default -> throw new IllegalArgumentException("no such permission: " + operation.permission());
                };
        boolean ofTheApp = target == Target.OWN && (kind == collaborator || kind == Kind.OWNER);
        return ofTheApp || OF_THE_PLATFORM.contains(kind) ? ALLOWED : FORBIDDEN;
    }

    /** Whether the answer is that. What an allowed caller names may still be wrong or missing. */
    public boolean is(Answer answer) {
        return switch (this) {
            case ALLOWED ->
                !REFUSALS.contains(answer.status()) && !answer.body().startsWith("\"No App ");
            case UNAUTHORIZED -> answer.status() == 401;
            case FORBIDDEN -> answer.status() == 403;
            case NOT_FOUND -> answer.status() == 404;
        };
    }
}
