package dev.workflow.identity;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes the tokens that people ask for: with less than their own rights, and for a time. */
@Stateless
public class TokenRequests {

    static final int MOST_APPS = 50;
    static final Duration LONGEST_LIFE = Duration.ofDays(3650);

    private AccountRepository accounts;
    private Tokens tokens;
    private AppAccess access;
    private Clock clock;

    protected TokenRequests() {}

    @Inject
    public TokenRequests(AccountRepository accounts, Tokens tokens, AppAccess access, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A new token of the caller.
     *
     * @param alias what the owner calls it, at most 32 characters
     * @param scope for apps that there are and that the caller may view
     * @param expires when it ends, in ten years at the latest; empty for one that does not
     * @throws Problem 403 unless the caller's own credential is unrestricted, 400 naming the field that will not do
     */
    public CreatedToken make(Caller caller, String alias, Scope scope, Optional<Instant> expires) {
        if (!caller.scope().full()) {
            throw Problem.forbidden();
        }
        expires.ifPresent(this::requireFuture);
        requireVisible(caller, scope);
        Account owner = accounts.byId(caller.accountId()).orElseThrow(Refusal.INACTIVE::problem);
        TokenKey key = tokens.mint(owner, alias, scope, expires);
        return new CreatedToken(tokens.detail(key), key.text());
    }

    private void requireFuture(Instant end) {
        Instant now = clock.instant();
        if (!end.isAfter(now)) {
            throw Problem.field("expires", "This moment is over already.");
        }
        if (end.isAfter(now.plus(LONGEST_LIFE))) {
            throw Problem.field("expires", "A token lasts " + LONGEST_LIFE.toDays() + " days at most.");
        }
    }

    /** A missing app and one that the caller may not view are refused alike. */
    private void requireVisible(Caller caller, Scope scope) {
        if (scope.apps().size() > MOST_APPS) {
            throw Problem.field("apps", "Ensure this field has no more than " + MOST_APPS + " elements.");
        }
        for (String app : scope.apps()) {
            boolean visible = AppName.parse(app)
                    .filter(name -> access.allows(caller, name, Permission.VIEW))
                    .isPresent();
            if (!visible) {
                throw Problem.field("apps", "There is no app \"" + app + "\" that you may view.");
            }
        }
    }
}
