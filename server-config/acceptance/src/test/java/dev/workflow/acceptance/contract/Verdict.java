package dev.workflow.acceptance.contract;

import dev.workflow.acceptance.client.Answer;
import java.util.List;
import java.util.Set;

/** What becomes of a call: the one table of what {@code x-permission} means (api.md §2.3). */
public enum Verdict {
    ALLOWED,
    UNAUTHORIZED,
    FORBIDDEN,
    NOT_FOUND,
    /** Forbidden or not found: it depends on what is looked at first, and neither tells more. */
    REFUSED;

    /** Levels of tokens, the lowest first. */
    private static final List<String> LEVELS = List.of("read", "deploy", "admin", "full");

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
        return kind.restricted() ? ofAToken(operation, kind, target) : ofAnAccount(operation, kind, target);
    }

    /** A token may what its holder may, and less. */
    private static Verdict ofAToken(Operation operation, Kind kind, Target target) {
        Verdict ofHolder = ofAnAccount(operation, kind.holder(), target);
        if (!operation.scope().isEmpty() && LEVELS.indexOf(kind.level()) < LEVELS.indexOf(operation.scope())) {
            return target == Target.MISSING ? REFUSED : FORBIDDEN;
        }
        boolean superusers = kind == Kind.DEPLOY_TOKEN_OF_A_SUPERUSER;
        boolean otherApp = kind == Kind.TOKEN_OF_ANOTHER_APP || superusers;
        boolean ofAnApp =
                !operation.scope().isEmpty() && !operation.permission().equals("user");
        return otherApp && ofAnApp && ofHolder == ALLOWED ? FORBIDDEN : ofHolder;
    }

    private static Verdict ofAnAccount(Operation operation, Kind kind, Target target) {
        return switch (operation.permission()) {
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
            case REFUSED -> Set.of(403, 404).contains(answer.status());
        };
    }
}
