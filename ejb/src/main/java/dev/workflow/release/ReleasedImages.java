package dev.workflow.release;

import dev.workflow.app.AppRef;
import dev.workflow.image.ImageReference;
import dev.workflow.problem.Problem;
import dev.workflow.registry.AppRepositories;
import dev.workflow.registry.RegistryRoots;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The images that a release of some app can still be asked to run, so garbage collection leaves them. */
@Stateless
public class ReleasedImages implements RegistryRoots {

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    @Override
    public Set<String> needed() {
        return em.createQuery("select distinct r.build.image from Release r where r.build is not null", String.class)
                .getResultStream()
                .map(ReleasedImages::digest)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static Optional<String> digest(String image) {
        try {
            return ImageReference.parse(image).pin();
        } catch (Problem foreign) {
            return Optional.empty();
        }
    }

    /**
     * Every image of the platform is pinned by a release, except those of several Dockerfiles, which go by tag. The cache
     * of builds goes with its app.
     */
    @Override
    public boolean keepsTags(String repository) {
        return AppRepositories.cached(repository).map(this::exists).orElse(true);
    }

    private boolean exists(AppRef app) {
        return em.createQuery("select count(a) from App a where a.uuid = :app", Long.class)
                        .setParameter("app", app.uuid())
                        .getSingleResult()
                > 0;
    }
}
