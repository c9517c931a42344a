package dev.workflow.sso.workload;

import dev.workflow.app.AppAccess;
import dev.workflow.identity.GrantsEnded;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope.Level;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.persistence.sso.ExternalIssuer;
import dev.workflow.persistence.sso.ExternalIssuers;
import dev.workflow.persistence.sso.WorkloadRule;
import dev.workflow.persistence.sso.WorkloadRules;
import dev.workflow.problem.Problem;
import dev.workflow.sso.IssuerDirectory;
import dev.workflow.sso.IssuerKind;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/** Which jobs elsewhere may work on an app, in the name of the owner who says so. */
@Stateless
public class Identities {

    static final int MOST = 50;

    @Inject
    AppAccess access;

    @Inject
    WorkloadRules rules;

    @Inject
    ExternalIssuers issuers;

    @Inject
    IssuerDirectory directory;

    @Inject
    AccountRepository accounts;

    @Inject
    Event<GrantsEnded> ended;

    @Inject
    Clock clock;

    /** @throws Problem as {@link AppAccess#requireOwner} */
    public Slice<IdentityView> list(Caller caller, String id, Window window) {
        App app = access.requireOwner(caller, id);
        return rules.page(app, window).map(IdentityView::of);
    }

    /**
     * @param issuer its name here
     * @param claims what must be in the token: name and pattern
     * @param level {@code read} or {@code deploy}
     * @throws Problem as {@link AppAccess#requireOwner}, and 400 naming the field
     */
    public IdentityView add(Caller caller, String id, String issuer, Map<String, ?> claims, String level) {
        App app = access.requireOwner(caller, id);
        Level granted = Level.named(level)
                .filter(known -> known != Level.ADMIN)
                .orElseThrow(() -> Problem.field("scope", "Is read or deploy."));
        ClaimRule rule = ClaimRule.of(claims);
        if (rules.count(app) >= MOST) {
            throw Problem.field("claims", "An app has at most " + MOST + " of these.");
        }
        Account owner = accounts.byId(caller.accountId()).orElseThrow(() -> Problem.notFound("User"));
        WorkloadRule row = new WorkloadRule(
                app.getUuid(), owner, workload(issuer), rule.patterns(), granted.text(), OffsetDateTime.now(clock));
        rules.add(row);
        return IdentityView.of(row);
    }

    /** Ends what jobs were given by it, too. @throws Problem as {@link AppAccess#requireOwner}, and 404 */
    public void remove(Caller caller, String id, UUID uuid) {
        App app = access.requireOwner(caller, id);
        WorkloadRule rule = rules.find(app, uuid).orElseThrow(() -> Problem.notFound("Identity"));
        rules.remove(rule);
        ended.fire(new GrantsEnded(rule.getOwner().getId()));
    }

    private ExternalIssuer workload(String name) {
        return directory
                .named(name, IssuerKind.WORKLOAD)
                .flatMap(issuer -> issuers.byId(issuer.uuid()))
                .orElseThrow(() -> Problem.field("issuer", "No issuer of that name gives tokens to jobs."));
    }
}
