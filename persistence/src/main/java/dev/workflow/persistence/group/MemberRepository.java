package dev.workflow.persistence.group;

import dev.workflow.persistence.identity.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Who is in which group. All changes may be made again, and by several at once. */
@ApplicationScoped
public class MemberRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected MemberRepository() {}

    public MemberRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(UUID group, long account) {
        entities.createNativeQuery(
                        "insert into group_member (group_uuid, account_id) values (?1, ?2) on conflict do nothing")
                .setParameter(1, group)
                .setParameter(2, account)
                .executeUpdate();
    }

    /** @return false when it was no member */
    public boolean remove(UUID group, long account) {
        return entities.createQuery("delete from GroupMember m where m.group = :group and m.account = :account")
                        .setParameter("group", group)
                        .setParameter("account", account)
                        .executeUpdate()
                > 0;
    }

    public void removeAll(UUID group) {
        entities.createQuery("delete from GroupMember m where m.group = :group")
                .setParameter("group", group)
                .executeUpdate();
    }

    /** Members, by user name. */
    public List<Account> of(UUID group) {
        return entities.createQuery(
                        "select a from Account a, GroupMember m where m.account = a.id and m.group = :group"
                                + " order by a.username",
                        Account.class)
                .setParameter("group", group)
                .getResultList();
    }

    /** Names of the groups of each of the accounts, in one statement; accounts without a group are left out. */
    public Map<Long, List<String>> groupNames(Collection<Long> accounts) {
        Map<Long, List<String>> names = new HashMap<>();
        if (!accounts.isEmpty()) {
            entities.createQuery(
                            "select m.account, g.name from GroupMember m, AccountGroup g where g.uuid = m.group"
                                    + " and m.account in :accounts order by g.name",
                            Object[].class)
                    .setParameter("accounts", accounts)
                    .getResultStream()
                    .forEach(row -> names.computeIfAbsent((Long) row[0], account -> new ArrayList<>())
                            .add((String) row[1]));
        }
        return names;
    }

    /** One change of an account's memberships after the other, until the transaction ends. */
    public void lockMemberships(long account) {
        entities.createNativeQuery("select id from account where id = ?1 for no key update")
                .setParameter(1, account)
                .getResultList();
    }

    /** Groups of an origin that the account is in. */
    public Set<String> names(long account, String origin) {
        return new TreeSet<>(entities.createQuery(
                        "select g.name from GroupMember m, AccountGroup g where g.uuid = m.group and m.account = :account"
                                + " and g.origin = :origin",
                        String.class)
                .setParameter("account", account)
                .setParameter("origin", origin)
                .getResultList());
    }

    /** Adds the account to a group, provided that it is of this origin. @return false when it is of another */
    public boolean add(String group, String origin, long account) {
        return entities.createNativeQuery("insert into group_member (group_uuid, account_id) select uuid, ?1"
                                + " from account_group where name = ?2 and origin = ?3 on conflict do nothing")
                        .setParameter(1, account)
                        .setParameter(2, group)
                        .setParameter(3, origin)
                        .executeUpdate()
                > 0;
    }

    /** Removes the account from a group of this origin. */
    public void remove(String group, String origin, long account) {
        entities.createQuery("delete from GroupMember m where m.account = :account and m.group in (select g.uuid from"
                        + " AccountGroup g where g.origin = :origin and g.name = :name)")
                .setParameter("account", account)
                .setParameter("origin", origin)
                .setParameter("name", group)
                .executeUpdate();
    }
}
