package dev.workflow.account;

import dev.workflow.persistence.account.LinkKind;
import dev.workflow.persistence.account.MailedLink;
import dev.workflow.persistence.account.MailedLinkRepository;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * Links that are mailed: good once, for an hour, and an invitation for three days. One for an account dies when its password changes, its address does, or,
 * for a password reset, somebody logs in to it.
 */
@Stateless
public class Links {

    static final Duration LIFE = Duration.ofHours(1);

    /** Of a link that a person who does not expect it has to find first. */
    static final Duration INVITED = Duration.ofDays(3);

    private MailedLinkRepository links;
    private AccountRepository accounts;
    private Clock clock;

    protected Links() {}

    @Inject
    public Links(MailedLinkRepository links, AccountRepository accounts, Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * For an account that is yet to be made.
     *
     * @return the path after the kind's own: identifier and token
     */
    public String activation(String username, String address, String passwordHash) {
        LinkToken token = LinkToken.random();
        MailedLink link = new MailedLink(LinkKind.activate, token.sha256(), username, address, end());
        return add(link.withPassword(passwordHash), token);
    }

    /** For an account that there is; path as {@link #activation}. @param address where it is mailed to */
    public String of(LinkKind kind, Account account, String address) {
        LinkToken token = LinkToken.random();
        MailedLink link = new MailedLink(kind, token.sha256(), account.getUsername(), address, end());
        return add(link.of(account.getId(), state(kind, account)), token);
    }

    /** To choose the first password of an account that was made for somebody; path as {@link #activation}. */
    public String invitation(Account account, String address) {
        LinkToken token = LinkToken.random();
        MailedLink link =
                new MailedLink(LinkKind.reset, token.sha256(), account.getUsername(), address, now().plus(INVITED));
        return add(link.of(account.getId(), state(LinkKind.reset, account)), token);
    }

    /** The link, if it is good still. It stays so: only {@link #use} ends it. */
    public Optional<Link> find(LinkKind kind, String uid, String token) {
        byte[] hash = LinkToken.parse(token).map(LinkToken::sha256).orElse(new byte[0]);
        return uuid(uid)
                .flatMap(links::byId)
                .filter(link -> MessageDigest.isEqual(link.getTokenHash(), hash))
                .filter(link -> link.getKind() == kind && link.getExpires().isAfter(now()))
                .filter(this::unchanged)
                .map(Link::of);
    }

    /**
     * The link, for the one who gets it: it is of no use to anybody else from now on, if the transaction commits.
     *
     * @throws Problem 404
     */
    public Link use(LinkKind kind, String uid, String token) {
        Link link = find(kind, uid, token).orElseThrow(Links::dead);
        if (!links.remove(link.uuid())) {
            throw dead();
        }
        return link;
    }

    private static Problem dead() {
        return Problem.notFound("Link").withHint("Ask for a new one.");
    }

    private boolean unchanged(MailedLink link) {
        return link.getAccountId()
                .map(id -> accounts.byId(id)
                        .filter(Account::isActive)
                        .map(account -> MessageDigest.isEqual(state(link.getKind(), account), link.getStateHash()))
                        .orElse(false))
                .orElse(true);
    }

    private String add(MailedLink link, LinkToken token) {
        links.removeExpired(now());
        links.add(link);
        return link.getUuid() + "/" + token.text();
    }

    private static byte[] state(LinkKind kind, Account account) {
        String login = kind == LinkKind.reset
                ? account.getLastLogin()
                        .map(moment -> Long.toString(moment.toInstant().toEpochMilli()))
                        .orElse("never")
                : "";
        return LinkToken.sha256(String.join("\n", account.getPasswordHash().orElse(""), account.getEmail(), login));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }

    private OffsetDateTime end() {
        return now().plus(LIFE);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
