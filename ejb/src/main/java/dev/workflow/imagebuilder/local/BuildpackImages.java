package dev.workflow.imagebuilder.local;

import dev.workflow.image.ImageStore;
import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.buildpack.BuildpackBuild;
import dev.workflow.imagebuilder.buildpack.BuildpackCatalog;
import dev.workflow.imagebuilder.buildpack.BuiltApp;
import dev.workflow.imagebuilder.buildpack.ImageLabels;
import dev.workflow.imagebuilder.buildpack.ImageProcesses;
import dev.workflow.imagebuilder.buildpack.LaunchProcess;
import dev.workflow.imagebuilder.buildpack.Layer;
import dev.workflow.imagebuilder.buildpack.LayerCache;
import dev.workflow.imagebuilder.file.BuildFolder;
import dev.workflow.imagebuilder.file.TenantFile;
import dev.workflow.imagebuilder.oci.ImageAnnotations;
import dev.workflow.imagebuilder.oci.ImageDocument;
import dev.workflow.imagebuilder.oci.ImagePush;
import dev.workflow.imagebuilder.oci.LayerBlob;
import dev.workflow.imagebuilder.oci.LayerPush;
import dev.workflow.imagebuilder.source.SourceFiles;
import dev.workflow.imagebuilder.source.SourceSelection;
import dev.workflow.imagebuilder.source.SourceTree;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.sandbox.Spawner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds one source with buildpacks and stores the image: launch layers, the app, the launchers, in this order. */
final class BuildpackImages {

    /** Owns the app's files; the number the buildpacks world gives to the user that apps run as. */
    private static final int APP_USER = 1000;

    private static final int ROOT = 0;

    private final BuildSettings settings;
    private final BuildpackCatalog catalog;
    private final Spawner spawner;
    private final ImageStore store;

    BuildpackImages(BuildSettings settings, BuildpackCatalog catalog, Spawner spawner, ImageStore store) {
        this.settings = settings;
        this.catalog = catalog;
        this.spawner = spawner;
        this.store = store;
    }

    /** The image that was stored. @param digest of its manifest */
    record Stored(String digest, ImageProcesses processes) {}

    Stored build(BuildRequest request, SourceFiles files, BuildFolder folder, Path cacheFolder, BuildWatch watch)
            throws IOException, BuildFailed, InterruptedException {
        SourceSelection.apply(files.project(), new SourceTree(folder.workspace()));
        String repository = request.app() + "/" + request.app();
        LayerCache cache = LayerCache.open(cacheFolder);
        LayerPush layers = new LayerPush(store, repository, folder.output(), watch);
        BuildpackBuild build =
                new BuildpackBuild(folder, spawner, settings.tenant(), settings.resources(), settings.tools(), watch);
        BuiltApp app = build.build(catalog, files.project(), files.environment(""), cache, layers);
        ImageProcesses processes = ImageProcesses.of(app.processes(), files.procfile());
        Map<String, LayerBlob> blobs = launchLayers(app, folder, cache, layers);
        blobs.put(
                "workspace",
                layers.push(
                        folder.workspace(),
                        "workspace",
                        APP_USER,
                        cache.previous().blob("workspace")));
        Path launchers = build.launchers(app, processes.all());
        blobs.put("cnb", layers.push(launchers, "cnb", ROOT, cache.previous().blob("cnb")));
        String digest = new ImagePush(store, repository)
                .push(document(request, app, processes, blobs), "git-" + request.shortSha());
        cache.replace(folder.layers(), app, blobs);
        return new Stored(digest, processes);
    }

    private Map<String, LayerBlob> launchLayers(BuiltApp app, BuildFolder folder, LayerCache cache, LayerPush push)
            throws IOException, BuildFailed, InterruptedException {
        Map<String, LayerBlob> blobs = new LinkedHashMap<>();
        for (Layer layer : app.layers()) {
            if (layer.launch()) {
                blobs.put("layers/" + layer.relative(), launchLayer(layer, folder, cache, push));
            }
        }
        return blobs;
    }

    private static LayerBlob launchLayer(Layer layer, BuildFolder folder, LayerCache cache, LayerPush push)
            throws IOException, BuildFailed, InterruptedException {
        String target = "layers/" + layer.relative();
        Optional<LayerBlob> before = cache.previous().blob(target);
        if (TenantFile.isFolder(folder.layers(), layer.relative())) {
            return push.push(folder.layers().resolve(layer.relative()), target, APP_USER, before);
        }
        if (before.isPresent() && push.holds(before.get())) {
            return before.get();
        }
        throw new BuildFailed(
                "the buildpack's layer " + layer.relative() + " belongs to the image but has no content",
                "A .clear-cache file in the source makes the next build start afresh.");
    }

    private ImageDocument document(
            BuildRequest request, BuiltApp app, ImageProcesses processes, Map<String, LayerBlob> blobs) {
        List<String> environment =
                List.of("PATH=" + settings.tools().path(), "CNB_LAYERS_DIR=/layers", "CNB_APP_DIR=/workspace");
        List<LaunchProcess> all = processes.all();
        return new ImageDocument(
                BuildpackCatalog.architecture(),
                new ArrayList<>(blobs.values()),
                List.of("/cnb/process/" + processes.main()),
                environment,
                APP_USER + ":" + APP_USER,
                ImageLabels.of(app, all, blobs),
                ImageAnnotations.of(request));
    }
}
