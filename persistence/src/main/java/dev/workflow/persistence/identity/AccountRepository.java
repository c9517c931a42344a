package dev.workflow.persistence.identity;

import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Accounts. Not app-scoped: who may list or change them is decided by the service above. */
@ApplicationScoped
public class AccountRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected AccountRepository() {}

    public AccountRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(Account account) {
        entities.persist(account);
        entities.flush();
    }

    /**
     * Makes an account whose roles are managed elsewhere, also while others make it.
     *
     * @return false when there is one of that name already
     */
    public boolean addIfAbsent(String username, String origin, OffsetDateTime now) {
        return entities.createNativeQuery("insert into account (username, origin, date_joined) values (?1, ?2, ?3)"
                                + " on conflict (username) do nothing")
                        .setParameter(1, username)
                        .setParameter(2, origin)
                        .setParameter(3, now)
                        .executeUpdate()
                > 0;
    }

    /** Another name, stored at once. @throws jakarta.persistence.PersistenceException when another account has it */
    public void rename(Account account, String username) {
        account.rename(username);
        entities.flush();
    }

    /** Nobody else changes the account until the transaction ends. */
    public void lock(Account account) {
        entities.refresh(account, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<Account> byId(long id) {
        return Optional.ofNullable(entities.find(Account.class, id));
    }

    public Optional<Account> byUsername(String username) {
        return entities.createQuery("select a from Account a where a.username = :username", Account.class)
                .setParameter("username", username)
                .getResultStream()
                .findFirst();
    }

    /** The active ones with this address, whatever its case, eldest first; at most so many. */
    public List<Account> byEmail(String address, int most) {
        return entities.createQuery(
                        "select a from Account a where lower(a.email) = :address and a.email <> '' and a.active = true"
                                + " order by a.id",
                        Account.class)
                .setParameter("address", address.toLowerCase(Locale.ROOT))
                .setMaxResults(most)
                .getResultList();
    }

    /** All accounts, in the order they were made. */
    public Slice<Account> list(Window window) {
        long count = entities.createQuery("select count(a) from Account a", Long.class)
                .getSingleResult();
        return new Slice<>(
                count,
                window.of(entities.createQuery("select a from Account a order by a.id", Account.class))
                        .getResultList());
    }

    /**
     * Those who can run the platform but for this account, locked until the transaction ends, so that two cannot make
     * each other powerless.
     */
    public List<Account> otherSuperusers(Account account) {
        return entities
                .createQuery(
                        "select a from Account a where a.superuser = true and a.active = true order by a.id",
                        Account.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .filter(other -> !other.getId().equals(account.getId()))
                .toList();
    }

    public boolean anySuperuser() {
        return entities.createQuery("select count(a) from Account a where a.superuser = true", Long.class)
                        .getSingleResult()
                > 0;
    }
}
