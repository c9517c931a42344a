package dev.workflow.platform;

import dev.workflow.component.EngineChoice;
import dev.workflow.imagebuilder.ImageBuilder;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds where the configuration says: {@code workflow.builder}, local or kubernetes, else where apps run. */
@ApplicationScoped
public class Builds {

    private static final String KUBERNETES = "kubernetes";
    private static final Set<String> KNOWN = Set.of("local", KUBERNETES);

    @Inject
    @ConfigProperty(name = "workflow.builder")
    Optional<String> wanted;

    @Inject
    EngineChoice engine;

    @Inject
    LocalBuilds local;

    @Inject
    ClusterBuilds cluster;

    @PostConstruct
    void check() {
        if (wanted.isPresent() && !KNOWN.contains(wanted.get())) {
            throw new IllegalArgumentException("WORKFLOW_BUILDER: there is no builder \"" + wanted.get()
                    + "\"; there are local and " + KUBERNETES);
        }
    }

    @Produces
    @ApplicationScoped
    public ImageBuilder builder() throws IOException {
        boolean onCluster = wanted.map(KUBERNETES::equals).orElse(engine.kubernetes());
        return onCluster ? cluster.builder() : local.builder();
    }
}
