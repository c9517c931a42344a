package dev.workflow.persistence.passport;

import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The registry of programs that may ask for tokens. */
@ApplicationScoped
public class RegisteredClients {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected RegisteredClients() {}

    public RegisteredClients(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<RegisteredClient> byId(String id) {
        return Optional.ofNullable(entities.find(RegisteredClient.class, id));
    }

    /** By name and id. */
    public Slice<RegisteredClient> list(Window window) {
        long count = entities.createQuery("select count(c) from RegisteredClient c", Long.class)
                .getSingleResult();
        return new Slice<>(
                count,
                window.of(entities.createQuery(
                                "select c from RegisteredClient c order by c.name, c.id", RegisteredClient.class))
                        .getResultList());
    }

    /** @throws jakarta.persistence.PersistenceException when there is one with the same id */
    public void add(RegisteredClient client) {
        entities.persist(client);
        entities.flush();
    }

    /** The client and all that was granted to it. @return false when there is no such client */
    public boolean remove(String id) {
        return entities.createQuery("delete from RegisteredClient c where c.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }
}
