package dev.workflow.persistence.factor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Authenticator apps, by the account whose they are. */
@ApplicationScoped
public class AuthenticatorApps {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected AuthenticatorApps() {}

    public AuthenticatorApps(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<AuthenticatorApp> of(long account) {
        return Optional.ofNullable(entities.find(AuthenticatorApp.class, account));
    }

    /**
     * @param secret sealed, bound to the uuid
     * @param step of the code that showed that the app works
     * @return false when the account has an app already
     */
    public boolean add(long account, UUID uuid, byte[] secret, long step, OffsetDateTime now) {
        return entities.createNativeQuery("insert into authenticator_app (account_id, uuid, secret, last_step, created)"
                                + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                        .setParameter(1, account)
                        .setParameter(2, uuid)
                        .setParameter(3, secret)
                        .setParameter(4, step)
                        .setParameter(5, now)
                        .executeUpdate()
                > 0;
    }

    /** Uses the code of that step. @return false when it, or a later one, has been used: also at the same moment */
    public boolean advance(long account, UUID uuid, long step) {
        return entities.createQuery("update AuthenticatorApp a set a.lastStep = :step"
                                + " where a.accountId = :account and a.uuid = :uuid and a.lastStep < :step")
                        .setParameter("account", account)
                        .setParameter("uuid", uuid)
                        .setParameter("step", step)
                        .executeUpdate()
                > 0;
    }

    /** @return false when there was none */
    public boolean remove(long account) {
        return entities.createQuery("delete from AuthenticatorApp a where a.accountId = :account")
                        .setParameter("account", account)
                        .executeUpdate()
                > 0;
    }
}
