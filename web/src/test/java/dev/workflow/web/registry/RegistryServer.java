package dev.workflow.web.registry;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.config.Signer;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.registry.Grants;
import dev.workflow.registry.Passes;
import dev.workflow.registry.Registry;
import dev.workflow.registry.RegistryAccess;
import dev.workflow.registry.RegistryGate;
import dev.workflow.registry.RegistryRoots;
import dev.workflow.registry.RegistrySettings;
import dev.workflow.registry.ServiceAccount;
import dev.workflow.storage.S3ObjectStore;
import dev.workflow.web.WireFormat;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.hk2.api.Context;
import org.glassfish.hk2.api.TypeLiteral;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** The registry on a port of the loopback interface, with a database and a bucket of its own. */
final class RegistryServer implements AutoCloseable {

    static final Duration GRACE = Duration.ofHours(24);
    static final Duration UPLOAD_LIFE = Duration.ofHours(12);
    static final long LARGEST_BLOB = 64 << 20;

    private static final ServiceAccount SERVICE = new ServiceAccount("service", "service-secret");

    final TestClock clock = new TestClock();
    final DataSource database = Backends.database();
    final BreakableStore objects = new BreakableStore(new S3ObjectStore(Backends.bucket()));
    final Path spool;
    /** What releases need, as far as garbage collection is told. */
    final Set<String> needed = ConcurrentHashMap.newKeySet();

    volatile boolean rootsBroken;

    /** Ann's app. */
    volatile AppRef shop = new AppRef(UUID.randomUUID(), new AppName("shop"));

    final Grants grants = new Grants(new Signer(List.of(new byte[] {1, 2, 3})), clock);

    final Passes passes = new Passes(new TestEnvelope(), clock);

    /** Whose logins have ended. */
    final Set<String> revoked = ConcurrentHashMap.newKeySet();

    final Registry registry;
    private final HttpServer http;

    RegistryServer() throws IOException {
        spool = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "spool-");
        RegistrySettings settings = new RegistrySettings(spool, LARGEST_BLOB, UPLOAD_LIFE, GRACE);
        registry = Registry.open(database, objects, settings, new Roots(), clock);
        RegistryGate gate = new RegistryGate(SERVICE, new People(), grants, passes);
        ResourceConfig config = new ResourceConfig(
                        RegistryGuard.class,
                        RegistryProblemMapper.class,
                        BlobResource.class,
                        PushResource.class,
                        UploadResource.class,
                        ManifestResource.class,
                        TagResource.class,
                        ReferrerResource.class,
                        ReservedNameResource.class,
                        RegistryTokenResource.class,
                        WireFormat.class,
                        StandInForTheController.class)
                .register(new Beans(registry, gate));
        http = GrizzlyHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/v2/"), config);
    }

    String host() {
        return "127.0.0.1:" + http.getListener("grizzly").getPort();
    }

    RegistryClient service() {
        return client(SERVICE.username(), SERVICE.password());
    }

    RegistryClient client(String username, String secret) {
        return new RegistryClient(URI.create("http://" + host()), username, secret);
    }

    /** What CDI gives to the resources in the server. */
    private static final class Beans extends AbstractBinder {
        private final Registry registry;
        private final RegistryGate gate;

        Beans(Registry registry, RegistryGate gate) {
            this.registry = registry;
            this.gate = gate;
        }

        @Override
        protected void configure() {
            bind(CdiScope.class).to(new TypeLiteral<Context<Dependent>>() {}).in(Singleton.class);
            bind(registry).to(Registry.class);
            bind(gate).to(RegistryGate.class);
        }
    }

    private final class Roots implements RegistryRoots {
        @Override
        public Set<String> needed() {
            if (rootsBroken) {
                throw new IllegalStateException("the releases cannot be read");
            }
            return new HashSet<>(needed);
        }

        @Override
        public boolean keepsTags(String repository) {
            return repository.startsWith("platform");
        }
    }

    /**
     * Ann may do everything with the app shop, and Bob may look at it. Their secrets are their names, backwards; those
     * that begin with a star are good for looking only.
     */
    private final class People implements RegistryAccess {
        @Override
        public Optional<Caller> login(String username, String secret) {
            boolean known = Set.of("ann", "bob").contains(username) && !revoked.contains(username);
            boolean right = new StringBuilder(secret.replace("*", ""))
                    .reverse()
                    .toString()
                    .equals(username);
            Scope scope = secret.startsWith("*") ? new Scope(Scope.Level.READ, Set.of()) : Scope.FULL;
            return known && right ? Optional.of(new Caller(1, username, false, false, scope)) : Optional.empty();
        }

        @Override
        public boolean exists(AppRef app) {
            return app.equals(shop);
        }

        @Override
        public boolean allowed(Caller caller, String app, Action action) {
            boolean looks = action == Action.PULL;
            return app.equals("shop")
                    && (caller.username().equals("ann") || looks)
                    && (caller.scope().full() || looks);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        objects.close();
    }
}
