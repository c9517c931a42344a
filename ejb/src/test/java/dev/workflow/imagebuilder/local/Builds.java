package dev.workflow.imagebuilder.local;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.ImageBuilder.BuildOutput;
import dev.workflow.imagebuilder.buildpack.ToolSettings;
import dev.workflow.imagebuilder.file.FileTree;
import dev.workflow.imagebuilder.source.UnpackLimits;
import dev.workflow.process.Resources;
import dev.workflow.sandbox.ControlGroups;
import dev.workflow.sandbox.Sandbox;
import dev.workflow.sandbox.Sandboxes;
import dev.workflow.sandbox.Spawner;
import dev.workflow.sandbox.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** A builder on this machine with its surroundings, for tests. */
final class Builds implements AutoCloseable {

    static final String SHA = "0123456789abcdef0123456789abcdef01234567";

    final Path root;
    final MemoryObjects objects = new MemoryObjects();
    final MemoryImages images = new MemoryImages();
    final Spawner spawner;
    final Optional<Tenant> tenant;
    final Semaphore slots = new Semaphore(2);
    LocalImageBuilder builder;

    Builds(Sandbox.Strength... strengths) throws IOException {
        root = Files.createTempDirectory("imagebuilder-test");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
        Sandboxes sandboxes = new Sandboxes(root.resolve("runtime"), Tenant.DEFAULT);
        tenant = sandboxes.tenant();
        spawner = new Spawner(
                strengths.length == 0 ? sandboxes.detect() : sandboxes.detect(EnumSet.of(strengths[0], strengths)),
                ControlGroups.detect());
        start(UnpackLimits.DEFAULT, 10L << 30);
    }

    /** As after a restart of the server. */
    void start(UnpackLimits limits, long cacheBytes) throws IOException {
        ToolSettings tools = ToolSettings.of(System.getenv(), Path.of(System.getProperty("user.home")));
        BuildSettings settings = new BuildSettings(
                root.resolve("more"), Resources.UNLIMITED, limits, cacheBytes, 1 << 20, tenant, tools);
        builder = new LocalImageBuilder(
                root.resolve("data"), spawner, objects, images, "127.0.0.1:5000", slots, Clock.systemUTC(), settings);
    }

    /** What a build printed, and what became of it. */
    record Outcome(BuiltImage image, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }
    }

    Outcome build(String app, SampleSource source) throws BuildFailed, InterruptedException {
        Output output = new Output(() -> false);
        try {
            return new Outcome(build(app, source, output), output.lines);
        } catch (BuildFailed failed) {
            failed.addSuppressed(new IllegalStateException(String.join("\n", output.lines)));
            throw failed;
        }
    }

    BuiltImage build(String app, SampleSource source, BuildOutput output) throws BuildFailed, InterruptedException {
        return build(app, source, Map.of(), Duration.ofMinutes(5), output);
    }

    BuiltImage build(String app, SampleSource source, Map<String, String> config, Duration limit, BuildOutput output)
            throws BuildFailed, InterruptedException {
        objects.put("home/" + app, source.tar());
        AppRef owner = new AppRef(UUID.nameUUIDFromBytes(app.getBytes(StandardCharsets.UTF_8)), new AppName(app));
        return builder.build(new BuildRequest(UUID.randomUUID(), owner, SHA, "home/" + app, config, limit), output);
    }

    /** @return the failure of a build that must fail */
    BuildFailed failure(String app, SampleSource source) throws InterruptedException {
        Output output = new Output(() -> false);
        try {
            build(app, source, output);
        } catch (BuildFailed failed) {
            return failed;
        }
        throw new AssertionError("the build succeeded:\n" + String.join("\n", output.lines));
    }

    static final class Output implements BuildOutput {
        final List<String> lines = new CopyOnWriteArrayList<>();
        private final BooleanSupplier cancelled;

        Output(BooleanSupplier cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public void line(String text) {
            lines.add(text);
        }

        @Override
        public boolean cancelled() {
            return cancelled.getAsBoolean();
        }
    }

    @Override
    public void close() throws IOException {
        spawner.close();
        FileTree.delete(root);
    }
}
