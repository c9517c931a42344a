package dev.workflow.engine.local;

import dev.workflow.image.ImageCache;
import dev.workflow.image.ImageStore;
import dev.workflow.image.LayerUnpacker;
import dev.workflow.image.UnpackLimits;
import dev.workflow.log.AppLogs;
import dev.workflow.router.Routes;
import dev.workflow.sandbox.ControlGroups;
import dev.workflow.sandbox.Scratch;
import dev.workflow.sandbox.Spawner;
import dev.workflow.sandbox.Tenant;
import dev.workflow.volume.local.VolumeFolders;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Makes a {@link LocalEngine} ready: what an earlier server left is killed and removed first.
 *
 * @param data the platform's data folder; the engine uses {@code images/}, {@code engine/} and {@code volumes/} in it
 * @param spawner starts the processes; closed with the engine
 * @param toolchains directories outside /usr (a JDK, say) that apps over this machine's root see read-only at their place
 * @param tenant whom processes run as when the server is root ({@code Sandboxes.tenant()})
 */
public record LocalEngineSetup(
        Path data,
        Spawner spawner,
        Optional<Tenant> tenant,
        List<Path> toolchains,
        ImageStore store,
        AppLogs logs,
        Routes routes,
        Clock clock,
        Timings timings,
        UnpackLimits limits) {

    private static final long SWEEP_MINUTES = 10;

    /** @throws IOException when the data folder cannot be used */
    public LocalEngine open() throws IOException {
        Path engine = Files.createDirectories(data.toAbsolutePath().resolve("engine"));
        Leftovers leftovers = new Leftovers(engine.resolve("running"));
        leftovers.killAll();
        ControlGroups.sweep();
        Path pods = engine.resolve("pods");
        Scratch.remove(pods);
        Files.createDirectories(pods);
        ImageCache images = images();
        images.open();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "engine-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(() -> sweep(images), SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
        LocalEngine opened = new LocalEngine(new Machine(
                pods,
                toolchains,
                spawner,
                images,
                volumes(),
                logs,
                routes,
                clock,
                timings,
                new Ports(),
                leftovers,
                timer));
        long pause = UsageHistory.EVERY.toSeconds();
        timer.scheduleWithFixedDelay(
                () -> Machine.thread("engine-usage", () -> sample(opened)), pause, pause, TimeUnit.SECONDS);
        return opened;
    }

    private static void sample(LocalEngine opened) {
        try {
            opened.sampleUsage();
        } catch (RuntimeException e) {
            System.getLogger(LocalEngine.class.getName()).log(Level.WARNING, "cannot read what apps use", e);
        }
    }

    private VolumePlaces volumes() {
        VolumeFolders folders = new VolumeFolders(data.toAbsolutePath().resolve("volumes"), tenant);
        return new VolumePlaces(folders, spawner.sandbox());
    }

    private ImageCache images() {
        LayerUnpacker.Owner owner = file -> {
            if (tenant.isPresent()) {
                tenant.get().own(file);
            }
        };
        Path directory = data.toAbsolutePath().resolve("images");
        return new ImageCache(directory, store, limits, owner, Scratch::remove, clock);
    }

    private void sweep(ImageCache images) {
        try {
            images.sweep(timings.unusedImages());
        } catch (IOException | RuntimeException e) {
            System.getLogger(LocalEngine.class.getName()).log(Level.WARNING, "cannot remove unused images", e);
        }
    }
}
