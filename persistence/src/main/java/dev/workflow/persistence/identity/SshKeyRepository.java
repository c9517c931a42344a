package dev.workflow.persistence.identity;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** SSH keys; look-ups by name see the caller's own only. */
@ApplicationScoped
public class SshKeyRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected SshKeyRepository() {}

    public SshKeyRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** @throws jakarta.persistence.PersistenceException when its name or key is taken */
    public void add(SshKey key) {
        entities.persist(key);
        entities.flush();
    }

    public boolean nameTaken(String name) {
        return exists("select count(k) from SshKey k where k.name = :value", name);
    }

    public boolean keyTaken(String sha256) {
        return exists("select count(k) from SshKey k where k.sha256 = :value", sha256);
    }

    /** The key and its owner, whoever that is. */
    public Optional<SshKey> bySha256(String sha256) {
        return entities.createQuery("select k from SshKey k join fetch k.owner where k.sha256 = :sha256", SshKey.class)
                .setParameter("sha256", sha256)
                .getResultStream()
                .findFirst();
    }

    public Optional<SshKey> byName(Caller caller, String name) {
        return entities.createQuery("select k from SshKey k where k.name = :name and k.owner.id = :owner", SshKey.class)
                .setParameter("name", name)
                .setParameter("owner", caller.accountId())
                .getResultStream()
                .findFirst();
    }

    /** The caller's keys, by public text. */
    public Slice<SshKey> list(Caller caller, Window window) {
        long count = entities.createQuery("select count(k) from SshKey k where k.owner.id = :owner", Long.class)
                .setParameter("owner", caller.accountId())
                .getSingleResult();
        return new Slice<>(
                count,
                window.of(entities.createQuery(
                                        "select k from SshKey k join fetch k.owner where k.owner.id = :owner"
                                                + " order by k.line",
                                        SshKey.class)
                                .setParameter("owner", caller.accountId()))
                        .getResultList());
    }

    /** The oldest key of an active account with this MD5 fingerprint, and its owner. */
    public Optional<SshKey> byFingerprint(String md5) {
        return entities.createQuery(
                        "select k from SshKey k join fetch k.owner o where k.fingerprint = :md5 and o.active = true"
                                + " order by k.created",
                        SshKey.class)
                .setParameter("md5", md5)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The keys of those whom an app was shared with for viewing, oldest first. */
    public List<SshKey> ofViewers(App app) {
        return entities.createQuery(
                        "select k from SshKey k join fetch k.owner o where o.active = true and exists (select p from"
                                + " GrantedPermission p where p.app = :app and p.account = o.id and p.permission = 'view')"
                                + " order by k.created, k.name",
                        SshKey.class)
                .setParameter("app", app.getUuid())
                .getResultList();
    }

    /** All keys of the caller, oldest first. */
    public List<SshKey> all(Caller caller) {
        return entities.createQuery(
                        "select k from SshKey k where k.owner.id = :owner order by k.created, k.name", SshKey.class)
                .setParameter("owner", caller.accountId())
                .getResultList();
    }

    public void remove(SshKey key) {
        entities.remove(key);
    }

    private boolean exists(String query, String value) {
        return entities.createQuery(query, Long.class)
                        .setParameter("value", value)
                        .getSingleResult()
                > 0;
    }
}
