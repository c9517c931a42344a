package dev.workflow.persistence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Links that were mailed. */
@ApplicationScoped
public class MailedLinkRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected MailedLinkRepository() {}

    public MailedLinkRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The link takes the place of earlier ones of its kind, to the same address for the same account. */
    public void add(MailedLink link) {
        entities.createQuery("delete from MailedLink l where l.kind = :kind and l.username = :name"
                        + " and (l.address = :address or l.accountId is not null)")
                .setParameter("kind", link.getKind())
                .setParameter("name", link.getUsername())
                .setParameter("address", link.getAddress())
                .executeUpdate();
        entities.persist(link);
        entities.flush();
    }

    public Optional<MailedLink> byId(UUID uuid) {
        return entities.createQuery("select l from MailedLink l where l.uuid = :uuid", MailedLink.class)
                .setParameter("uuid", uuid)
                .getResultStream()
                .findFirst();
    }

    /** @return false when somebody else was faster */
    public boolean remove(UUID uuid) {
        return entities.createQuery("delete from MailedLink l where l.uuid = :uuid")
                        .setParameter("uuid", uuid)
                        .executeUpdate()
                > 0;
    }

    public void removeExpired(OffsetDateTime now) {
        entities.createQuery("delete from MailedLink l where l.expires < :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
