package dev.workflow.engine.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workflow.app.AppName;
import dev.workflow.certificate.ServerCertificate;
import dev.workflow.engine.TestApp;
import dev.workflow.image.ImageReference;
import dev.workflow.image.UnpackLimits;
import dev.workflow.log.AppLogs;
import dev.workflow.log.LogLine;
import dev.workflow.process.ProcessType;
import dev.workflow.router.Routes;
import dev.workflow.sandbox.ControlGroups;
import dev.workflow.sandbox.Sandbox;
import dev.workflow.sandbox.Sandboxes;
import dev.workflow.sandbox.Scratch;
import dev.workflow.sandbox.Spawner;
import dev.workflow.sandbox.Tenant;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A local engine on a folder of its own with real processes, and memory where its neighbours are. */
final class LocalFixture implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OPEN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
    private static final AtomicInteger APPS = new AtomicInteger();

    static final Timings QUICK = new Timings(
            Duration.ofMillis(1000),
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            Duration.ofMinutes(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(8),
            Duration.ofHours(1));

    final MemoryImages images = new MemoryImages();
    final MemoryLogs logs = new MemoryLogs();
    final MemoryRoutes routes = new MemoryRoutes();
    Path data;
    Sandboxes sandboxes;
    Sandbox sandbox;
    LocalEngine engine;
    ImageReference image;

    /** @param allowed the walls to choose from; the test is skipped where the machine allows none of them */
    LocalFixture(Set<Sandbox.Strength> allowed) throws IOException {
        // Without walls the tenant's own user must be able to come here.
        data = Files.createTempDirectory("workflow-engine", OPEN);
        sandboxes = new Sandboxes(data.resolve("engine/runtime"), Tenant.DEFAULT);
        sandbox = sandboxes.detect(allowed);
        assumeTrue(allowed.contains(sandbox.strength()), "this machine allows none of " + allowed);
        engine = another();
        image = images.add(
                "test-app",
                "{\"config\":{\"WorkingDir\":\"/workspace\",\"Env\":[\"FROM_IMAGE=yes\"],"
                        + "\"Labels\":{\"dev.workflow.rootfs\":\"host\"}}}",
                MemoryImages.layer(Map.of("workspace/dev/workflow/engine/TestApp.class", TestApp.classFile())));
    }

    /** An engine on the same folder, as after a restart of the server. */
    LocalEngine another() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        List<Path> toolchains = home.startsWith("/usr") ? List.of() : List.of(home);
        return new LocalEngineSetup(
                        data,
                        new Spawner(sandbox, ControlGroups.detect()),
                        sandboxes.tenant(),
                        toolchains,
                        images,
                        logs,
                        routes,
                        Clock.systemUTC(),
                        QUICK,
                        UnpackLimits.DEFAULT)
                .open();
    }

    @Override
    public void close() {
        engine.close();
        Scratch.remove(data);
    }

    AppName app() {
        return new AppName("app" + APPS.incrementAndGet());
    }

    List<String> testApp(String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(TestApp.java().toString(), "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        words.addAll(List.of("-cp", "/workspace", TestApp.class.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    /** Keeps all lines. */
    static final class MemoryLogs implements AppLogs {
        final Map<AppName, List<LogLine>> lines = new ConcurrentHashMap<>();
        final AtomicInteger count = new AtomicInteger();

        @Override
        public void append(AppName app, LogLine line) {
            if (count.incrementAndGet() < 100_000) {
                lines.computeIfAbsent(app, key -> new CopyOnWriteArrayList<>()).add(line);
            }
        }

        @Override
        public void platform(AppName app, String message) {
            append(app, new LogLine(java.time.Instant.now(), "drycc[controller]", message));
        }

        @Override
        public List<LogLine> tail(AppName app, int wanted) {
            return lines.getOrDefault(app, List.of());
        }

        @Override
        public Follow follow(AppName app, int wanted, Consumer<LogLine> follower) {
            throw new UnsupportedOperationException("engines only append");
        }

        @Override
        public void forget(AppName app) {
            lines.remove(app);
        }
    }

    /** A router without a front: remembers addresses, and asks one of them. */
    static final class MemoryRoutes implements Routes {
        final Map<String, List<InetSocketAddress>> ready = new ConcurrentHashMap<>();

        @Override
        public void endpoints(AppName app, ProcessType type, List<InetSocketAddress> addresses) {
            ready.put(app + "/" + type, addresses);
        }

        String get(AppName app, ProcessType type, String path) throws IOException {
            List<InetSocketAddress> addresses = ready.getOrDefault(app + "/" + type, List.of());
            if (addresses.isEmpty()) {
                throw new IOException("503: nothing is ready");
            }
            InetSocketAddress address =
                    addresses.get(ThreadLocalRandom.current().nextInt(addresses.size()));
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + address.getPort() + path)
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(5000);
            return new String(connection.getInputStream().readAllBytes());
        }

        @Override
        public void host(String hostname, AppName app, ProcessType type) {
            throw new UnsupportedOperationException("engines know no names");
        }

        @Override
        public void removeHost(String hostname) {
            throw new UnsupportedOperationException("engines know no names");
        }

        @Override
        public void routable(AppName app, boolean on) {
            throw new UnsupportedOperationException("engines know no names");
        }

        @Override
        public void certificate(String hostname, Optional<ServerCertificate> certificate) {
            throw new UnsupportedOperationException("engines know no names");
        }

        @Override
        public void httpsOnly(AppName app, boolean on) {
            throw new UnsupportedOperationException("engines know no names");
        }

        @Override
        public void forget(AppName app) {
            throw new UnsupportedOperationException("engines know no names");
        }
    }
}
