package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Finds the caller behind a name, an account or an SSH key. A disabled account is nobody. */
@Stateless
public class Callers {

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    public Optional<Caller> byFingerprint(String sha256) {
        return em.createQuery(
                        "select a from Account a, SshKey k where k.owner = a and k.sha256 = :print and a.active = true",
                        Account.class)
                .setParameter("print", sha256)
                .getResultStream()
                .findFirst()
                .map(Callers::caller);
    }

    public Optional<Caller> byUsername(String username) {
        return em.createQuery("select a from Account a where a.username = :name and a.active = true", Account.class)
                .setParameter("name", username)
                .getResultStream()
                .findFirst()
                .map(Callers::caller);
    }

    public Optional<Caller> byAccount(long id) {
        return Optional.ofNullable(em.find(Account.class, id))
                .filter(Account::isActive)
                .map(Callers::caller);
    }

    private static Caller caller(Account account) {
        return new Caller(account.getId(), account.getUsername(), account.isSuperuser(), account.isStaff());
    }
}
