package dev.workflow.persistence.sso;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Whom issuers mean. */
@ApplicationScoped
public class IssuerLinks {

    private static final long FIRST_LOGINS = 0x7373_6f6cL;

    @PersistenceContext(unitName = "workflow")
    private EntityManager em;

    protected IssuerLinks() {}

    public IssuerLinks(EntityManager em) {
        this.em = em;
    }

    /** The link and its account, in one statement. */
    public Optional<IssuerLink> find(UUID issuer, String subject) {
        return em.createQuery(
                        "select l from IssuerLink l join fetch l.account where l.issuer = :issuer"
                                + " and l.subject = :subject",
                        IssuerLink.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    /** Until the transaction ends, nobody else who does the same makes a link or an account. */
    public void lockFirstLogins() {
        em.createNativeQuery("select pg_advisory_xact_lock(?1)")
                .setParameter(1, FIRST_LOGINS)
                .getSingleResult();
    }

    public void add(IssuerLink link) {
        em.persist(link);
        em.flush();
    }

    /** The caller's own, oldest first. */
    public List<IssuerLink> of(Caller caller) {
        return em.createQuery(
                        "select l from IssuerLink l where l.account.id = :account order by l.created, l.subject",
                        IssuerLink.class)
                .setParameter("account", caller.accountId())
                .getResultList();
    }

    /** Whether an issuer means this account by any subject. */
    public boolean linked(Account account, UUID issuer) {
        return em.createQuery(
                                "select count(l) from IssuerLink l where l.account = :account and l.issuer = :issuer",
                                Long.class)
                        .setParameter("account", account)
                        .setParameter("issuer", issuer)
                        .getSingleResult()
                > 0;
    }

    /** From now on no issuer means this account. */
    public void removeAll(Account account) {
        em.createQuery("delete from IssuerLink l where l.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    public void remove(IssuerLink link) {
        em.remove(link);
    }

    /** Accounts whose owner has shown to receive mail at the address, whatever case it is written in; two at most. */
    public List<Account> verified(String email) {
        return em.createQuery(
                        "select a from Account a where lower(a.email) = :email and a.emailVerified = true",
                        Account.class)
                .setParameter("email", email.toLowerCase(Locale.ROOT))
                .setMaxResults(2)
                .getResultList();
    }

    /** Whether somebody has this name, in whatever case. */
    public boolean nameTaken(String username) {
        return em.createQuery("select count(a) from Account a where lower(a.username) = :name", Long.class)
                        .setParameter("name", username.toLowerCase(Locale.ROOT))
                        .getSingleResult()
                > 0;
    }
}
