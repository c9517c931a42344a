package dev.workflow.app;

import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.app.Reach;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says why somebody may do something to an app, or may not: to the app's owner, and to superusers. */
@Stateless
public class Explanations {

    /** What only the owner and superusers may do: share, hand over. */
    private static final String OWNER = "owner";

    @Inject
    Apps apps;

    @Inject
    AppAccess access;

    @Inject
    AccountRepository accounts;

    /**
     * The decision that {@link AppAccess} makes about that account, with its grounds. Blocks do not keep an owner from
     * asking about them.
     *
     * @param permission {@code view}, {@code change}, {@code delete} or {@code owner}
     * @param scope of a credential; {@link Scope#FULL} for an unrestricted one
     * @throws Problem 404 when there is no such app, 403 unless the asker owns it or is a superuser, 400 for another
     *     permission
     */
    public Explanation explain(Caller asker, String id, String username, String permission, Scope scope) {
        Reach reach = apps.reachAsOwner(asker, id).orElseThrow(() -> Problem.notFound("App"));
        if (!reach.granted()) {
            throw Problem.forbidden().withReason(reach.ground().code());
        }
        Optional<Permission> asked = parse(permission);
        Optional<Account> account = accounts.byUsername(username);
        if (account.isEmpty()) {
            return refused(id, username, permission, scope, "unknown-account", "There is no account of that name.");
        }
        if (!account.get().isActive()) {
            return refused(id, username, permission, scope, "account-disabled", "The account is disabled.");
        }
        Caller subject = account.get().asCaller().within(scope);
        Judgement judgement = asked.map(known -> access.judge(subject, id, known))
                .orElseGet(() -> access.judgeOwner(subject, id))
                .orElseThrow(() -> Problem.notFound("App"));
        return new Explanation(
                id,
                username,
                permission,
                scope.toString(),
                judgement.allowed(),
                judgement.ground().code(),
                judgement.groups(),
                text(judgement, account.get(), scope));
    }

    private static Optional<Permission> parse(String permission) {
        if (permission.equals(OWNER)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Permission.values())
                .filter(known -> known.text().equals(permission))
                .findFirst()
                .orElseThrow(() -> Problem.field("permission", "Use view, change, delete or owner.")));
    }

    private static Explanation refused(
            String id, String username, String permission, Scope scope, String reason, String text) {
        return new Explanation(id, username, permission, scope.toString(), false, reason, List.of(), text);
    }

    private static String text(Judgement judgement, Account account, Scope scope) {
        boolean restrictedRole = !scope.full() && (account.isStaff() || account.isSuperuser());
        return switch (judgement.ground()) {
            case OWNER -> "The account owns the app.";
            case SUPERUSER -> "The account is a superuser.";
            case STAFF -> "The account is staff, who reach every app.";
            case PERMISSION -> "The account was given this permission on the app.";
            case GROUP ->
                "The account is in a group with this permission: " + String.join(", ", judgement.groups()) + ".";
            case NO_PERMISSION ->
                "Neither the account nor a group it is in was given this permission."
                        + (restrictedRole
                                ? " Superusers and staff are that with an unrestricted credential only."
                                : "");
            case NOT_OWNER -> "Only the app's owner and superusers may do this.";
            case SCOPE_APPS -> "The account may, but the credential is not good for this app.";
            case SCOPE_LEVEL ->
                "The account may, but the credential's level, " + scope.level().text() + ", is too low.";
            case BLOCKED ->
                "The app or its owner is blocked: " + judgement.remark().orElse("") + ".";
        };
    }
}
