package dev.workflow.persistence.scim;

import dev.workflow.persistence.group.AccountGroup;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Groups that came by SCIM, and who is in them. */
@ApplicationScoped
public class ScimGroupRepository {

    /** A group and what the client calls it. */
    public record KnownGroup(AccountGroup group, Optional<String> externalId) {}

    /** One end of a membership: an account for its group, a group for its account. */
    public record Link(String id, String name) {}

    private static final String OURS =
            " from AccountGroup g left join ScimGroup s on s.group = g.uuid where g.origin = 'scim'";
    private static final Map<String, String> CLAUSES = Map.of(
            "id", "g.uuid = :id",
            "displayname", "lower(g.name) = :displayname",
            "externalid", "s.externalId = :externalid",
            "members", "g.uuid in (select m.group from GroupMember m where m.account = :members)");

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected ScimGroupRepository() {}

    public ScimGroupRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param values {@code id} (a UUID), {@code displayname} (in lower case), {@code externalid} and {@code members} (the
     *     number of one) to look for
     */
    public Slice<KnownGroup> list(Map<String, ?> values, Window window) {
        Conditions wanted = new Conditions(CLAUSES, values);
        long count = wanted.on(entities.createQuery("select count(g)" + OURS + wanted.text(), Long.class))
                .getSingleResult();
        List<Object[]> rows = window.of(wanted.on(entities.createQuery(
                        "select g, s.externalId" + OURS + wanted.text() + " order by g.created, g.uuid",
                        Object[].class)))
                .getResultList();
        return new Slice<>(
                count,
                rows.stream()
                        .map(row -> new KnownGroup((AccountGroup) row[0], Optional.ofNullable((String) row[1])))
                        .toList());
    }

    public Optional<KnownGroup> byId(UUID uuid) {
        return list(Map.of("id", uuid), new Window(0, 1)).items().stream().findFirst();
    }

    /** Who is in each of the groups, in one statement. */
    public Map<UUID, List<Link>> members(Collection<UUID> groups) {
        Map<UUID, List<Link>> members = new HashMap<>();
        if (!groups.isEmpty()) {
            entities.createQuery(
                            "select m.group, a.id, a.username from GroupMember m, Account a where a.id = m.account and"
                                    + " m.group in :groups order by a.id",
                            Object[].class)
                    .setParameter("groups", groups)
                    .getResultStream()
                    .forEach(row -> members.computeIfAbsent((UUID) row[0], group -> new ArrayList<>())
                            .add(new Link(row[1].toString(), (String) row[2])));
        }
        return members;
    }

    /** Which of these groups each of the accounts is in, in one statement. */
    public Map<Long, List<Link>> groups(Collection<Long> accounts) {
        Map<Long, List<Link>> groups = new HashMap<>();
        if (!accounts.isEmpty()) {
            entities.createQuery(
                            "select m.account, g.uuid, g.name from GroupMember m, AccountGroup g where g.uuid = m.group"
                                    + " and g.origin = 'scim' and m.account in :accounts order by g.name",
                            Object[].class)
                    .setParameter("accounts", accounts)
                    .getResultStream()
                    .forEach(row -> groups.computeIfAbsent((Long) row[0], account -> new ArrayList<>())
                            .add(new Link(row[1].toString(), (String) row[2])));
        }
        return groups;
    }

    public void remember(UUID group, Optional<String> externalId) {
        ScimGroup known = entities.find(ScimGroup.class, group);
        if (externalId.isEmpty()) {
            Optional.ofNullable(known).ifPresent(entities::remove);
        } else if (known == null) {
            entities.persist(new ScimGroup(group, externalId.get()));
        } else {
            known.setExternalId(externalId.get());
        }
        entities.flush();
    }
}
