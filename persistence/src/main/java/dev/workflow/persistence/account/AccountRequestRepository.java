package dev.workflow.persistence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Requests of strangers, in the order they came. */
@ApplicationScoped
public class AccountRequestRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected AccountRequestRepository() {}

    public AccountRequestRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(AccountRequest request) {
        entities.persist(request);
    }

    /** How many wait. */
    public long count() {
        return entities.createQuery("select count(r) from AccountRequest r", Long.class)
                .getSingleResult();
    }

    /** The eldest, removed by this transaction; another server gets another one. */
    @SuppressWarnings("unchecked")
    public Optional<AccountRequest> take() {
        Optional<AccountRequest> eldest = entities.createNativeQuery(
                        "select * from account_request order by created limit 1 for update skip locked",
                        AccountRequest.class)
                .getResultStream()
                .findFirst();
        eldest.ifPresent(entities::remove);
        return eldest;
    }
}
