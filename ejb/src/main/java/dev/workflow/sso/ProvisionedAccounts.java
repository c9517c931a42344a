package dev.workflow.sso;

import dev.workflow.identity.Username;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.sso.IssuerLinks;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accounts that begin with a login at an issuer. They have no password. */
@Dependent
public class ProvisionedAccounts {

    private static final int LONGEST = 100;
    private static final int TRIES = 1_000;

    private AccountRepository accounts;
    private IssuerLinks links;
    private Clock clock;

    protected ProvisionedAccounts() {}

    @Inject
    public ProvisionedAccounts(AccountRepository accounts, IssuerLinks links, Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.clock = clock;
    }

    /** @throws Problem 403 when no account can have their name, 409 when too many have it */
    Account create(Issuer issuer, ExternalIdentity who) {
        Username name = new Username(wanted(who));
        if (name.reserved()) {
            throw reserved(issuer, name);
        }
        Account account = new Account(free(name.value()), who.email(), OffsetDateTime.now(clock));
        account.setName(who.firstName(), who.lastName());
        account.setOrigin(issuer.name());
        if (trusted(issuer, who)) {
            account.verifyEmail();
        }
        accounts.add(account);
        return account;
    }

    /** Only then: an address that anybody's issuer vouches for must not make another issuer link to this account. */
    static boolean trusted(Issuer issuer, ExternalIdentity who) {
        return who.verifiedDomain()
                .map(issuer.settings().trustedDomains()::contains)
                .orElse(false);
    }

    private static String wanted(ExternalIdentity who) {
        return Stream.of(who.username(), who.email().replaceFirst("@.*", ""))
                .map(ProvisionedAccounts::plain)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("user");
    }

    private static String plain(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String plain = ascii.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9@.+_-]+", "-")
                .replaceAll("^[-.@+]+|-+$", "");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private static Problem reserved(Issuer issuer, Username name) {
        String label = issuer.settings().label();
        return Problem.of(403, "name-reserved", "Nobody can have an account named " + name.value() + " here.")
                .withHint("Ask an administrator for an account of another name, log in to it and link " + label
                        + " on your account's page.");
    }

    /** Whoever has the name already is somebody else. */
    private String free(String wanted) {
        return IntStream.range(1, TRIES)
                .mapToObj(number -> number == 1 ? wanted : wanted + "-" + number)
                .filter(name -> !links.nameTaken(name))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("username-taken", "No user name like " + wanted + " is free."));
    }
}
