package dev.workflow.imagebuilder.local;

import dev.workflow.app.AppName;
import dev.workflow.image.ImageReference;
import dev.workflow.image.ImageStore;
import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.imagebuilder.ImageBuilder;
import dev.workflow.imagebuilder.buildpack.BuildpackCatalog;
import dev.workflow.imagebuilder.buildpack.BuiltinBuildpacks;
import dev.workflow.imagebuilder.buildpack.ImageProcesses;
import dev.workflow.imagebuilder.file.BuildFolder;
import dev.workflow.imagebuilder.file.FileTree;
import dev.workflow.imagebuilder.source.SourceArchive;
import dev.workflow.imagebuilder.source.SourceFiles;
import dev.workflow.imagebuilder.source.SourceTree;
import dev.workflow.imagebuilder.source.Stack;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.sandbox.Spawner;
import dev.workflow.storage.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Builds on this machine: source from the object store into a folder of its own, checked, built in a sandbox, stored as
 * an image; then the folder is removed. Thread-safe; builds of different apps run at once as far as there are slots.
 */
public final class LocalImageBuilder implements ImageBuilder {

    private static final System.Logger LOG = System.getLogger(LocalImageBuilder.class.getName());

    /** How long a build waits for its turn before it is no use any more. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final Path builds;
    private final BuildSettings settings;
    private final Spawner spawner;
    private final ObjectStore sources;
    private final ImageStore images;
    private final String registry;
    private final BuildSlots slots;
    private final BuildCaches caches;
    private final BuiltinBuildpacks builtin;

    /**
     * @param data this builder's own folder: builds, caches, built-in buildpacks; leftovers of a killed server are removed
     * @param registry host and port of the registry, as images are referred to
     * @param slots one permit for each build that may run at once
     */
    public LocalImageBuilder(
            Path data,
            Spawner spawner,
            ObjectStore sources,
            ImageStore images,
            String registry,
            Semaphore slots,
            Clock clock,
            BuildSettings settings)
            throws IOException {
        this.builds = data.resolve("builds");
        this.settings = settings;
        this.spawner = spawner;
        this.sources = sources;
        this.images = images;
        this.registry = registry;
        this.slots = new BuildSlots(slots);
        removeLeftovers();
        this.caches = new BuildCaches(data.resolve("caches"), settings.cacheBytes(), clock);
        this.builtin = new BuiltinBuildpacks(data.resolve("buildpacks"));
    }

    private void removeLeftovers() throws IOException {
        try {
            FileTree.delete(builds);
        } catch (IOException left) {
            LOG.log(System.Logger.Level.WARNING, "folders of interrupted builds could not be removed", left);
        }
        FileTree.createFolders(builds);
    }

    @Override
    public BuiltImage build(BuildRequest request, BuildOutput output) throws BuildFailed, InterruptedException {
        slots.take(request.app(), new BuildWatch(output, LONGEST_WAIT));
        try (BuildFolder folder = BuildFolder.create(builds, request.app().value())) {
            checkSpace();
            return build(request, folder, new BuildWatch(output, request.timeLimit()));
        } catch (IOException broken) {
            LOG.log(System.Logger.Level.ERROR, "build of " + request.app() + " " + request.sha(), broken);
            throw new BuildFailed(
                    "the build could not go on: " + broken.getMessage(),
                    "Push again; if this stays, ask the operator.",
                    broken);
        } finally {
            settle(request.app());
            slots.release(request.app());
        }
    }

    private BuiltImage build(BuildRequest request, BuildFolder folder, BuildWatch watch)
            throws IOException, BuildFailed, InterruptedException {
        unpack(request, folder, watch);
        SourceTree source = new SourceTree(folder.workspace());
        SourceFiles files = SourceFiles.read(source, request.config());
        Path cache = caches.use(request.app());
        if (source.hasFile(".clear-cache")) {
            FileTree.delete(cache);
            Files.createDirectory(cache);
        }
        if (files.stack() == Stack.CONTAINER) {
            String digest = new ContainerImages(settings, images)
                    .build(request, files, folder, cache.resolve("containers"), watch);
            Map<String, String> procfile = ImageProcesses.named(files.procfile());
            return result(request, files, digest, procfile);
        }
        BuildpackCatalog catalog = BuildpackCatalog.read(settings.buildpacks(), builtin);
        BuildpackImages.Stored stored = new BuildpackImages(settings, catalog, spawner, images)
                .build(request, files, folder, cache.resolve("layers"), watch);
        return result(request, files, stored.digest(), stored.processes().named());
    }

    private void unpack(BuildRequest request, BuildFolder folder, BuildWatch watch)
            throws IOException, BuildFailed, InterruptedException {
        InputStream tar = sources.get(request.sourceKey())
                .orElseThrow(() -> new BuildFailed("the source is no longer in the object storage", "Push again."));
        try (tar) {
            SourceArchive.unpack(tar, folder.workspace(), settings.source(), watch);
        }
    }

    private BuiltImage result(BuildRequest request, SourceFiles files, String digest, Map<String, String> procfile) {
        String repository = request.app() + "/" + request.app();
        ImageReference image = new ImageReference(registry, repository, "git-" + request.shortSha(), digest);
        return new BuiltImage(
                image, files.stack().label(), procfile, files.dryccfile().content(), files.dockerfile());
    }

    private void checkSpace() throws IOException, BuildFailed {
        long free = Files.getFileStore(builds).getUsableSpace();
        if (free < settings.freeBytes()) {
            throw new BuildFailed(
                    "the machine has only " + (free >> 20) + " MiB of disk left, too little for a build",
                    "The operator has to make room.");
        }
    }

    private void settle(AppName app) {
        try {
            caches.settle(app, slots);
        } catch (IOException unsettled) {
            LOG.log(System.Logger.Level.WARNING, "the build cache of " + app + " could not be measured", unsettled);
        }
    }
}
