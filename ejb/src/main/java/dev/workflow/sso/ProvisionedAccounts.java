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

    Account create(Issuer issuer, ExternalIdentity who) {
        Account account = new Account(free(wanted(who)).value(), who.email(), OffsetDateTime.now(clock));
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

    /** Whoever has the name already is somebody else. */
    private Username free(String wanted) {
        return IntStream.range(1, TRIES)
                .mapToObj(number -> number == 1 ? wanted : wanted + "-" + number)
                .filter(name -> !links.nameTaken(name))
                .findFirst()
                .map(Username::new)
                .orElseThrow(() -> Problem.conflict("username-taken", "No user name like " + wanted + " is free."));
    }
}
