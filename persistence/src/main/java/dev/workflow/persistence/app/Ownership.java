package dev.workflow.persistence.app;

import dev.workflow.persistence.identity.Account;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Hands what belongs to an app, and to its owner, to another account. What a collaborator made stays the collaborator's,
 * and certificates keep the owner they have (model.md §5).
 */
public class Ownership {

    private static final Set<String> KEPT = Set.of("Certificate");

    private final EntityManager em;

    public Ownership(EntityManager em) {
        this.em = em;
    }

    /** Changes the owner of the rows of the app that the old owner owns; the app itself is left to the caller. */
    public void pass(App app, Account from, Account to) {
        for (String entity : entities()) {
            em.createQuery("update " + entity + " e set e.owner = :to where e.app = :app and e.owner = :from")
                    .setParameter("to", to)
                    .setParameter("app", app.getUuid())
                    .setParameter("from", from)
                    .executeUpdate();
        }
    }

    /** Every kind of row that has an app and an owner: nobody who adds one has to remember this. */
    List<String> entities() {
        return em.getMetamodel().getEntities().stream()
                .filter(entity -> has(entity, "app", UUID.class) && has(entity, "owner", Account.class))
                .map(EntityType::getName)
                .filter(name -> !KEPT.contains(name))
                .sorted()
                .toList();
    }

    private static boolean has(EntityType<?> entity, String attribute, Class<?> type) {
        return entity.getAttributes().stream()
                .filter(candidate -> candidate.getName().equals(attribute))
                .map(Attribute::getJavaType)
                .anyMatch(type::equals);
    }
}
