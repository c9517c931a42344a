package dev.workflow.persistence.group;

import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Groups. Not app-scoped: who may list or change them is decided by the service above. */
@ApplicationScoped
public class GroupRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected GroupRepository() {}

    public GroupRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Makes the group, also while others make it. @return false when the name is taken */
    public boolean add(String name, String origin, OffsetDateTime now) {
        return entities.createNativeQuery("insert into account_group (uuid, name, origin, created, updated)"
                                + " values (?1, ?2, ?3, ?4, ?4) on conflict (name) do nothing")
                        .setParameter(1, UUID.randomUUID())
                        .setParameter(2, name)
                        .setParameter(3, origin)
                        .setParameter(4, now)
                        .executeUpdate()
                > 0;
    }

    public Optional<AccountGroup> byUuid(UUID uuid) {
        return Optional.ofNullable(entities.find(AccountGroup.class, uuid));
    }

    public Optional<AccountGroup> byName(String name) {
        return entities.createQuery("select g from AccountGroup g where g.name = :name", AccountGroup.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** Another name, stored at once. @throws jakarta.persistence.PersistenceException when another group has it */
    public void rename(AccountGroup group, String name, OffsetDateTime now) {
        group.rename(name, now);
        entities.flush();
    }

    /**
     * Nobody else changes the group until the transaction ends.
     *
     * @throws jakarta.persistence.EntityNotFoundException when somebody has removed it meanwhile
     */
    public void lock(AccountGroup group) {
        entities.refresh(group, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All groups, by name. */
    public Slice<AccountGroup> list(Window window) {
        long count = entities.createQuery("select count(g) from AccountGroup g", Long.class)
                .getSingleResult();
        return new Slice<>(
                count,
                window.of(entities.createQuery("select g from AccountGroup g order by g.name", AccountGroup.class))
                        .getResultList());
    }

    public void remove(AccountGroup group) {
        entities.remove(group);
    }
}
