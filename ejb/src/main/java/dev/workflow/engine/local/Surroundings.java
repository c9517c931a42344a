package dev.workflow.engine.local;

import dev.workflow.image.ImageUser;
import dev.workflow.image.UnpackedImage;
import dev.workflow.process.Resources;
import dev.workflow.sandbox.Confinement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process of an image runs in: over this machine's root with the image's directories on top, or on the image's
 * own root, with a scratch directory that takes its writes.
 */
final class Surroundings {

    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final List<Path> toolchains;
    private final UnpackedImage image;
    private final Path scratch;
    private final Map<String, String> environment;
    private final Resources resources;
    private final List<Confinement.Mount> volumes;

    /** @param given wins over the image's own variables */
    Surroundings(
            Machine machine,
            UnpackedImage image,
            Path scratch,
            Map<String, String> given,
            Resources resources,
            List<Confinement.Mount> volumes) {
        this.volumes = volumes;
        this.toolchains = machine.toolchains();
        this.image = image;
        this.scratch = scratch;
        this.resources = resources;
        this.environment = new HashMap<>(Map.of("PATH", DEFAULT_PATH, "HOME", Confinement.HOME));
        this.environment.putAll(image.config().environment());
        this.environment.putAll(given);
    }

    /** @throws IOException when there is nothing to run */
    Confinement running(List<String> command, List<String> args) throws IOException {
        List<String> words = image.config().words(command, args);
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new IOException("the image names no command to run, and none was given");
        }
        boolean over = image.config().overHostRoot();
        int user = over ? Confinement.USER : ImageUser.number(image.config().user(), image.files(), Confinement.USER);
        return new Confinement(
                over ? Optional.empty() : Optional.of(image.files()),
                over ? mounts() : volumes,
                environment,
                workingDirectory(over),
                words,
                resources,
                false,
                Optional.of(Files.createDirectories(scratch)),
                user);
    }

    private String workingDirectory(boolean over) {
        String wanted = image.config().workingDirectory();
        if (wanted.isEmpty()) {
            return over && Files.isDirectory(image.files().resolve("workspace")) ? "/workspace" : "/";
        }
        return wanted.startsWith("/") ? wanted : "/" + wanted;
    }

    private List<Confinement.Mount> mounts() throws IOException {
        List<Confinement.Mount> mounts = new ArrayList<>();
        toolchains.forEach(place -> mounts.add(new Confinement.Mount(place, place.toString(), false)));
        try (Stream<Path> directories = Files.list(image.files())) {
            directories
                    .filter(path -> Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .forEach(path ->
                            mounts.add(new Confinement.Mount(path, "/" + path.getFileName(), false, writable(path))));
        }
        mounts.addAll(volumes);
        return mounts;
    }

    /** The application's own directory can be written to, as in a container; layers and launcher cannot. */
    private static boolean writable(Path directory) {
        return "workspace".equals(directory.getFileName().toString());
    }
}
