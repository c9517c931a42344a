package dev.workflow.passport.consent;

import dev.workflow.persistence.passport.consent.Consent;
import dev.workflow.persistence.passport.consent.ConsentsOfAccounts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;

/** Remembers what people allowed programs to do. */
@Stateless
public class Consents {

    private ConsentsOfAccounts consents;
    private Clock clock;

    protected Consents() {}

    @Inject
    public Consents(ConsentsOfAccounts consents, Clock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    /** Whether all of it has been allowed before. */
    public boolean cover(long account, String client, Set<String> scopes) {
        return consents.find(account, client)
                .map(Consent::getScopes)
                .filter(allowed -> allowed.containsAll(scopes))
                .isPresent();
    }

    /** Allows this, too. */
    public void give(long account, String client, Set<String> scopes) {
        Set<String> all = new TreeSet<>(scopes);
        consents.find(account, client).map(Consent::getScopes).ifPresent(all::addAll);
        consents.put(account, client, all, OffsetDateTime.now(clock));
    }
}
