package dev.workflow.sso.login;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.sso.ExternalIssuer;
import dev.workflow.persistence.sso.ExternalIssuers;
import dev.workflow.persistence.sso.IssuerLink;
import dev.workflow.persistence.sso.IssuerLinks;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Who the caller is at issuers. */
@Stateless
public class LinkedIdentities {

    /**
     * One of them.
     *
     * @param shown what the issuer calls them
     * @param removable whether the caller can still log in without it
     */
    public record Link(String issuer, String label, String subject, String shown, Instant created, boolean removable) {}

    private IssuerLinks links;
    private ExternalIssuers issuers;

    protected LinkedIdentities() {}

    @Inject
    public LinkedIdentities(IssuerLinks links, ExternalIssuers issuers) {
        this.links = links;
        this.issuers = issuers;
    }

    /** Oldest first. */
    public List<Link> list(Caller caller) {
        List<IssuerLink> all = links.of(caller);
        return all.stream().map(link -> view(link, all.size())).toList();
    }

    /** @throws Problem 404 when it is none of the caller's, 409 when there is no other way to log in */
    public void remove(Caller caller, String issuer, String subject) {
        List<IssuerLink> all = links.of(caller);
        IssuerLink link = all.stream()
                .filter(one ->
                        one.getSubject().equals(subject) && row(one).getName().equals(issuer))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("Link"));
        if (!removable(link, all.size())) {
            throw Problem.conflict("last-login", "Without this you could not log in any more.")
                    .withHint("Set a password first.");
        }
        links.remove(link);
    }

    private Link view(IssuerLink link, int count) {
        ExternalIssuer issuer = row(link);
        Object label = issuer.getSettings().getOrDefault("label", issuer.getName());
        return new Link(
                issuer.getName(),
                label.toString(),
                link.getSubject(),
                link.getShown(),
                link.getCreated().toInstant(),
                removable(link, count));
    }

    /** An account that comes from the issuer stays its own. */
    private boolean removable(IssuerLink link, int count) {
        Account account = link.getAccount();
        boolean otherWay = account.getPasswordHash().isPresent() || count > 1;
        return otherWay && !account.getOrigin().equals(row(link).getName());
    }

    private ExternalIssuer row(IssuerLink link) {
        return issuers.byId(link.getIssuer()).orElseThrow(() -> Problem.notFound("Issuer"));
    }
}
