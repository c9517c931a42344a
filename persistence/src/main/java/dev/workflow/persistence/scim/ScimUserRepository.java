package dev.workflow.persistence.scim;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts as far as SCIM clients see them: those that came by SCIM, and others if they may; never a local superuser. */
@ApplicationScoped
public class ScimUserRepository {

    /** An account and what the client calls it. */
    public record KnownUser(Account account, Optional<String> externalId, OffsetDateTime updated) {

        static KnownUser of(Object[] row) {
            Account account = (Account) row[0];
            OffsetDateTime updated = row[2] == null ? account.getDateJoined() : (OffsetDateTime) row[2];
            return new KnownUser(account, Optional.ofNullable((String) row[1]), updated);
        }
    }

    private static final String VISIBLE = " from Account a left join ScimUser s on s.account = a.id where"
            + " (a.origin = 'scim' or (:others = true and (a.origin <> '' or a.superuser = false)))"
            + " and (s.deleted is null or s.deleted = false)";
    private static final String SELECT = "select a, s.externalId, s.updated";
    private static final Map<String, String> CLAUSES = Map.of(
            "id", "a.id = :id",
            "username", "lower(a.username) = :username",
            "externalid", "s.externalId = :externalid");
    private static final int AT_ONCE = 1000;

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected ScimUserRepository() {}

    public ScimUserRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param values {@code id} (a number), {@code username} (in lower case) and {@code externalid} to look for
     * @param others whether accounts of other origins are visible
     */
    public Slice<KnownUser> list(Map<String, ?> values, boolean others, Window window) {
        Conditions wanted = new Conditions(CLAUSES, values);
        long count = wanted.on(entities.createQuery("select count(a)" + VISIBLE + wanted.text(), Long.class))
                .setParameter("others", others)
                .getSingleResult();
        List<Object[]> rows = window.of(wanted.on(entities.createQuery(
                                SELECT + VISIBLE + wanted.text() + " order by a.id", Object[].class))
                        .setParameter("others", others))
                .getResultList();
        return new Slice<>(count, rows.stream().map(KnownUser::of).toList());
    }

    public Optional<KnownUser> byId(long id, boolean others) {
        return list(Map.of("id", id), others, new Window(0, 1)).items().stream().findFirst();
    }

    /** All accounts of that name, whatever its case, seen or not. */
    public List<Account> named(String lowerCase) {
        return entities.createQuery("select a from Account a where lower(a.username) = :name", Account.class)
                .setParameter("name", lowerCase)
                .getResultList();
    }

    /** Those of the numbers that a client sees. */
    public Set<Long> visible(Collection<Long> ids, boolean others) {
        List<Long> all = List.copyOf(ids);
        Set<Long> found = new HashSet<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            found.addAll(entities.createQuery("select a.id" + VISIBLE + " and a.id in :ids", Long.class)
                    .setParameter("others", others)
                    .setParameter("ids", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .getResultList());
        }
        return found;
    }

    /** Whether the client has deleted one that it had made. @param values as for {@link #list} */
    public boolean anyDeleted(Map<String, ?> values) {
        Conditions wanted = new Conditions(CLAUSES, values);
        return wanted.on(entities.createQuery(
                                "select count(a) from Account a join ScimUser s on s.account = a.id"
                                        + " where a.origin = 'scim' and s.deleted = true" + wanted.text(),
                                Long.class))
                        .getSingleResult()
                > 0;
    }

    /** Whether the client has deleted this account. */
    public boolean deleted(long account) {
        ScimUser known = entities.find(ScimUser.class, account);
        return known != null && known.isDeleted();
    }

    public void remember(long account, Optional<String> externalId, boolean deleted, OffsetDateTime now) {
        ScimUser known = entities.find(ScimUser.class, account);
        ScimUser user = known == null ? new ScimUser(account) : known;
        user.change(externalId, deleted, now);
        if (known == null) {
            entities.persist(user);
        }
        entities.flush();
    }
}
