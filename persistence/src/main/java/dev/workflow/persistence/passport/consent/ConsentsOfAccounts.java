package dev.workflow.persistence.passport.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Consents of one account. */
@ApplicationScoped
public class ConsentsOfAccounts {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected ConsentsOfAccounts() {}

    public ConsentsOfAccounts(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<Consent> find(long account, String client) {
        return Optional.ofNullable(entities.find(Consent.class, new ConsentKey(account, client)));
    }

    /** Takes the place of what there was. */
    public void put(long account, String client, Set<String> scopes, OffsetDateTime now) {
        entities.createNativeQuery("insert into consent (account_id, client_id, scopes, created, updated)"
                        + " values (?1, ?2, ?3, ?4, ?4)"
                        + " on conflict (account_id, client_id) do update set scopes = ?3, updated = ?4")
                .setParameter(1, account)
                .setParameter(2, client)
                .setParameter(3, String.join(" ", scopes))
                .setParameter(4, now)
                .executeUpdate();
    }

    /** The newest first, at most 200. */
    public List<Consent> of(long account) {
        return entities.createQuery(
                        "select c from Consent c where c.accountId = :account order by c.updated desc, c.clientId",
                        Consent.class)
                .setParameter("account", account)
                .setMaxResults(200)
                .getResultList();
    }

    public void remove(long account, String client) {
        entities.createQuery("delete from Consent c where c.accountId = :account and c.clientId = :client")
                .setParameter("account", account)
                .setParameter("client", client)
                .executeUpdate();
    }
}
