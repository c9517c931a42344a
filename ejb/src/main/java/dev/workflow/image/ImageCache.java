package dev.workflow.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Unpacked images by digest, each pulled once and put in place atomically: a directory that is there is whole. What is
 * in use is counted; what nobody used for a while is removed by {@link #sweep}.
 */
public final class ImageCache {

    private static final String PARTIAL = "partial-";
    private static final String CONFIG = "config.json";
    private static final String FILES = "files";

    private final Path directory;
    private final ImageStore store;
    private final UnpackLimits limits;
    private final LayerUnpacker.Owner owner;
    private final Consumer<Path> remover;
    private final Clock clock;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final Map<String, Use> uses = new HashMap<>();

    private record Use(int holders, Instant last) {}

    /**
     * @param owner gives unpacked files to the user that runs them
     * @param remover removes a directory with all below it
     */
    public ImageCache(
            Path directory,
            ImageStore store,
            UnpackLimits limits,
            LayerUnpacker.Owner owner,
            Consumer<Path> remover,
            Clock clock) {
        this.directory = directory;
        this.store = store;
        this.limits = limits;
        this.owner = owner;
        this.remover = remover;
        this.clock = clock;
    }

    /** Removes what a crash left half unpacked. Call before first use. */
    public void open() throws IOException {
        Files.createDirectories(directory);
        entries().stream()
                .filter(entry -> entry.getFileName().toString().startsWith(PARTIAL))
                .forEach(remover);
    }

    /**
     * The image, unpacked now if it is not yet; held until closed.
     *
     * @throws ImageTrouble with a text for the user
     */
    public UnpackedImage acquire(ImageReference reference) throws ImageTrouble {
        try {
            String digest = reference.pin().isPresent()
                    ? reference.pin().get()
                    : store.pull(reference).digest();
            String name = digest.replace(':', '-');
            hold(name);
            try {
                synchronized (locks.computeIfAbsent(name, key -> new Object())) {
                    return present(reference.pinned(digest), digest, name);
                }
            } catch (IOException | RuntimeException e) {
                letGo(name);
                throw e;
            }
        } catch (ImageTrouble trouble) {
            throw trouble;
        } catch (IOException e) {
            throw new ImageTrouble("The image " + reference + " cannot be pulled: " + e.getMessage(), e);
        }
    }

    private UnpackedImage present(ImageReference reference, String digest, String name) throws IOException {
        Path place = directory.resolve(name);
        if (!Files.isDirectory(place)) {
            unpack(reference, place);
        }
        ImageConfig config = ImageConfig.parse(Files.readAllBytes(place.resolve(CONFIG)));
        AtomicBoolean held = new AtomicBoolean(true);
        return new UnpackedImage(digest, place.resolve(FILES), config, () -> {
            if (held.compareAndSet(true, false)) {
                letGo(name);
            }
        });
    }

    private void unpack(ImageReference reference, Path place) throws IOException {
        ImageStore.Pulled pulled = store.pull(reference);
        Path partial = Files.createTempDirectory(directory, PARTIAL);
        try {
            // The user that runs the app passes through; only the server reads and writes here.
            Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwx--x--x"));
            Path files = Files.createDirectory(partial.resolve(FILES));
            owner.own(files);
            LayerUnpacker unpacker = new LayerUnpacker(files, limits, owner);
            for (ImageStore.Descriptor layer : pulled.layers()) {
                try (InputStream in = store.blob(reference, layer.digest())) {
                    unpacker.unpack(in);
                }
            }
            if (!ImageConfig.parse(pulled.config()).overHostRoot()) {
                new RootPreparation(files, owner).prepare();
            }
            Files.write(partial.resolve(CONFIG), pulled.config());
            Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remover.accept(partial);
        }
    }

    /** Removes the images that nobody has held for so long. */
    public void sweep(Duration unused) throws IOException {
        for (Path entry : entries()) {
            String name = entry.getFileName().toString();
            synchronized (locks.computeIfAbsent(name, key -> new Object())) {
                if (!name.startsWith(PARTIAL) && forgotten(name, unused)) {
                    Path dying = entry.resolveSibling(PARTIAL + "old-" + name);
                    Files.move(entry, dying, StandardCopyOption.ATOMIC_MOVE);
                    remover.accept(dying);
                }
            }
        }
    }

    /** An image from before this server's start counts as used at the first sweep. */
    private synchronized boolean forgotten(String name, Duration unused) {
        Use use = uses.computeIfAbsent(name, key -> new Use(0, clock.instant()));
        return use.holders() == 0 && !use.last().plus(unused).isAfter(clock.instant());
    }

    private synchronized void hold(String name) {
        uses.merge(name, new Use(1, clock.instant()), (old, one) -> new Use(old.holders() + 1, one.last()));
    }

    private synchronized void letGo(String name) {
        uses.computeIfPresent(name, (key, old) -> new Use(old.holders() - 1, clock.instant()));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}
