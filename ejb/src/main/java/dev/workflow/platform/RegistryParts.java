package dev.workflow.platform;

import dev.workflow.config.Sealer;
import dev.workflow.database.Database;
import dev.workflow.registry.Grants;
import dev.workflow.registry.Passes;
import dev.workflow.registry.PullCredentials;
import dev.workflow.registry.Registry;
import dev.workflow.registry.RegistryAccess;
import dev.workflow.registry.RegistryGate;
import dev.workflow.registry.RegistryKeys;
import dev.workflow.registry.RegistryRoots;
import dev.workflow.registry.RegistrySettings;
import dev.workflow.registry.ServiceAccount;
import dev.workflow.storage.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The image registry of this server. */
@ApplicationScoped
public class RegistryParts {

    private static final long LARGEST_BLOB = 10L << 30;
    private static final Duration UPLOAD_LIFE = Duration.ofHours(24);
    private static final Duration GRACE = Duration.ofHours(24);

    @Inject
    Database database;

    @Inject
    ObjectStore objects;

    @Inject
    RegistryAccess access;

    @Inject
    RegistryRoots roots;

    @Inject
    Clock clock;

    @Inject
    DataFolder data;

    @Inject
    Sealer sealer;

    @Inject
    @ConfigProperty(name = "workflow.registry.url")
    URI url;

    /** Images are kept in a registry that is not this platform's, and so knows its one account only. */
    @Inject
    @ConfigProperty(name = "workflow.registry.off-cluster", defaultValue = "false")
    boolean elsewhere;

    @Inject
    @ConfigProperty(name = "workflow.registry.username")
    String username;

    @Inject
    @ConfigProperty(name = "workflow.registry.password")
    String password;

    @Produces
    @Singleton
    public Registry registry() throws IOException {
        RegistrySettings settings =
                new RegistrySettings(data.folder("registry-spool"), LARGEST_BLOB, UPLOAD_LIFE, GRACE);
        return Registry.open(database.source(), objects, settings, roots, clock);
    }

    @Produces
    @Singleton
    public RegistryGate gate() {
        return new RegistryGate(new ServiceAccount(username, password), access, grants(), passes());
    }

    @Produces
    @Singleton
    public RegistryKeys keys() {
        Optional<ServiceAccount> account =
                elsewhere ? Optional.of(new ServiceAccount(username, password)) : Optional.empty();
        return new RegistryKeys(url.getAuthority(), grants(), account);
    }

    @Produces
    @Singleton
    public PullCredentials pulls() {
        return new PullCredentials(keys());
    }

    private Passes passes() {
        return new Passes(new SealedEnvelope(sealer), clock);
    }

    private Grants grants() {
        return new Grants(sealer.signer("registry"), clock);
    }
}
