package dev.workflow.persistence.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Finished logins that wait for their client. */
@ApplicationScoped
public class LoginTicketRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected LoginTicketRepository() {}

    public LoginTicketRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(LoginTicket ticket) {
        entities.persist(ticket);
        entities.flush();
    }

    public Optional<LoginTicket> byDigest(String keyDigest) {
        return Optional.ofNullable(entities.find(LoginTicket.class, keyDigest));
    }

    public void removeOf(long accountId) {
        entities.createQuery("delete from LoginTicket t where t.account.id = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }

    /** Drops what nobody can use any more. */
    public void removeOlderThan(OffsetDateTime moment) {
        entities.createQuery("delete from LoginTicket t where t.created < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }
}
