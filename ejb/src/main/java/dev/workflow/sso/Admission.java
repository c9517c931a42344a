package dev.workflow.sso;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.sso.IssuerLink;
import dev.workflow.persistence.sso.IssuerLinks;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the account that an issuer means: by issuer and subject, and by nothing else. Whoever comes for the first time
 * gets a link to an account only when it is theirs beyond doubt, else an account of their own if the issuer's rule says
 * so, else a refusal that says what to do.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Admission {

    private static final Duration SEEN = Duration.ofMinutes(1);
    private static final OffsetDateTime LONG_AGO = Instant.EPOCH.atOffset(ZoneOffset.UTC);
    private static final int FORBIDDEN = 403;

    private AccountRepository accounts;
    private IssuerLinks links;
    private ScimOwners provisioned;
    private ProvisionedAccounts fresh;
    private ClaimedRoles roles;
    private Clock clock;

    protected Admission() {}

    @Inject
    public Admission(
            AccountRepository accounts,
            IssuerLinks links,
            ScimOwners provisioned,
            ProvisionedAccounts fresh,
            ClaimedRoles roles,
            Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.provisioned = provisioned;
        this.fresh = fresh;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Somebody whom the issuer vouches for.
     *
     * @param linkTo the account whose owner, logged in, wants the link; empty for a login
     * @return who they are here, with the roles that the issuer gives them; empty when the account is not to be used, which
     *     is no exception because it would undo what was learnt about them
     * @throws Problem 403 when there is no account for them, 409 when the link is another's
     */
    public Optional<Caller> admit(Issuer issuer, ExternalIdentity who, OptionalLong linkTo) {
        IssuerLink link = links.find(issuer.uuid(), who.subject()).orElseGet(() -> first(issuer, who, linkTo));
        Account account = link.getAccount();
        if (linkTo.isPresent() && account.getId() != linkTo.getAsLong()) {
            throw Problem.conflict("sso-linked", who.shown() + " is linked to another account here.")
                    .withHint("Log in to that account and unlink it there first.");
        }
        if (link.getLastUsed().plus(SEEN).isBefore(now())) {
            link.used(who.shown(), now());
        }
        boolean welcome = roles.apply(issuer, link, who);
        return welcome && account.isActive() ? Optional.of(account.asCaller()) : Optional.empty();
    }

    /** Of two that come at the same time, one makes the account and the other finds it. */
    private IssuerLink first(Issuer issuer, ExternalIdentity who, OptionalLong linkTo) {
        links.lockFirstLogins();
        return links.find(issuer.uuid(), who.subject()).orElseGet(() -> {
            Account account = linkTo.isPresent()
                    ? accounts.byId(linkTo.getAsLong()).orElseThrow(() -> Problem.notFound("User"))
                    : owner(issuer, who).orElseThrow(() -> nobody(issuer, who));
            IssuerLink link = new IssuerLink(issuer.uuid(), who.subject(), account, now(), LONG_AGO);
            link.used(who.shown(), now());
            links.add(link);
            return link;
        });
    }

    private Optional<Account> owner(Issuer issuer, ExternalIdentity who) {
        return provisioned
                .of(issuer, who)
                .or(() -> verifiedHereToo(issuer, who))
                .or(() -> issuer.settings().admits(who) ? Optional.of(fresh.create(issuer, who)) : Optional.empty());
    }

    /** Both sides have seen that mail reaches them, and the issuer is trusted with addresses of the domain. */
    private Optional<Account> verifiedHereToo(Issuer issuer, ExternalIdentity who) {
        return who.verifiedDomain()
                .filter(issuer.settings().trustedDomains()::contains)
                .map(domain -> links.verified(who.email()))
                .filter(found -> found.size() == 1)
                .map(found -> found.get(0));
    }

    static Problem nobody(Issuer issuer, ExternalIdentity who) {
        String label = issuer.settings().label();
        return Problem.of(FORBIDDEN, "sso-no-account", who.shown() + " at " + label + " has no account here.")
                .withHint("If you have an account, log in to it and link " + label
                        + " on your account's page. If not, ask an administrator for one.");
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** What to say when the account is not to be used. */
    public static Problem disabled(Issuer issuer) {
        return Problem.of(FORBIDDEN, "account-inactive", "Your account here is disabled.")
                .withHint("Ask an administrator, or whoever gives access at "
                        + issuer.settings().label() + ".");
    }
}
