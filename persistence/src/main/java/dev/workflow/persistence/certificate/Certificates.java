package dev.workflow.persistence.certificate;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Certificates of an app by name, and the domains that show them. */
public class Certificates {

    private static final String COUNT = "select count(x) from Certificate x where x.app = :app";

    private final EntityManager em;

    public Certificates(EntityManager em) {
        this.em = em;
    }

    public Slice<Certificate> page(App app, Window window) {
        TypedQuery<Object[]> rows = em.createQuery(
                        "select c, (" + COUNT + ") from Certificate c join fetch c.owner where c.app = :app"
                                + " order by c.name",
                        Object[].class)
                .setParameter("app", app.getUuid());
        return Slice.counted(window.of(rows).getResultList(), Certificate.class, () -> em.createQuery(COUNT, Long.class)
                .setParameter("app", app.getUuid())
                .getSingleResult());
    }

    public List<Certificate> all(App app) {
        return em.createQuery("select c from Certificate c where c.app = :app order by c.name", Certificate.class)
                .setParameter("app", app.getUuid())
                .getResultList();
    }

    public Optional<Certificate> byName(App app, String name) {
        return em.createQuery(
                        "select c from Certificate c join fetch c.owner where c.app = :app and c.name = :name",
                        Certificate.class)
                .setParameter("app", app.getUuid())
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** The domains of the app that have TLS: all, when it gets certificates by itself, else those with one attached. */
    public List<SecureDomain> secureDomains(App app) {
        return em.createQuery(
                        "select d.domain, c.name, t.certsAutoEnabled from Domain d"
                                + " left join Certificate c on c.id = d.certificate left join Tls t on t.app = d.app"
                                + " where d.app = :app and (c.id is not null or t.certsAutoEnabled = true)"
                                + " order by d.domain",
                        Object[].class)
                .setParameter("app", app.getUuid())
                .getResultStream()
                .map(row -> new SecureDomain(
                        (String) row[0], Optional.ofNullable((String) row[1]), Boolean.TRUE.equals(row[2])))
                .toList();
    }

    /** The attached certificates of the app by domain. */
    public Map<String, Certificate> attached(App app) {
        Map<String, Certificate> attached = new LinkedHashMap<>();
        em.createQuery(
                        "select d.domain, c from Domain d join Certificate c on c.id = d.certificate"
                                + " where d.app = :app order by d.domain",
                        Object[].class)
                .setParameter("app", app.getUuid())
                .getResultStream()
                .forEach(row -> attached.put((String) row[0], (Certificate) row[1]));
        return attached;
    }

    public void add(Certificate certificate) {
        em.persist(certificate);
        em.flush();
    }

    /** Removes it from its domains first. */
    public void remove(Certificate certificate) {
        em.createQuery("update Domain d set d.certificate = null where d.certificate = :id")
                .setParameter("id", certificate.getId().orElseThrow())
                .executeUpdate();
        em.remove(em.merge(certificate));
        em.flush();
    }
}
