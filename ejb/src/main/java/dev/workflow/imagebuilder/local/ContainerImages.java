package dev.workflow.imagebuilder.local;

import dev.workflow.image.ImageStore;
import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.container.Buildah;
import dev.workflow.imagebuilder.file.BuildFolder;
import dev.workflow.imagebuilder.oci.ImageAnnotations;
import dev.workflow.imagebuilder.oci.LayoutPush;
import dev.workflow.imagebuilder.source.SourceFiles;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.process.ProcessType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Builds the Dockerfiles of one source: the one of web as the app's image, others with their process type in the tag. */
final class ContainerImages {

    private final BuildSettings settings;
    private final ImageStore store;

    ContainerImages(BuildSettings settings, ImageStore store) {
        this.settings = settings;
        this.store = store;
    }

    /** @return the digest of the app's image */
    String build(BuildRequest request, SourceFiles files, BuildFolder folder, Path storage, BuildWatch watch)
            throws IOException, BuildFailed, InterruptedException {
        Buildah buildah = new Buildah(folder, storage, settings.tools().environment(), watch);
        buildah.require();
        watch.line("---> Building container");
        LayoutPush push = new LayoutPush(store, request.app() + "/" + request.app(), watch);
        Map<ProcessType, String> dockerfiles = files.dryccfile().dockerfiles();
        boolean mapped = !dockerfiles.isEmpty();
        String main = "";
        for (Map.Entry<ProcessType, String> one :
                (mapped ? dockerfiles : Map.of(ProcessType.WEB, "Dockerfile")).entrySet()) {
            ProcessType type = one.getKey();
            Path layout = buildah.build(one.getValue(), files.environment(mapped ? type.value() : ""));
            String tag = "git-" + request.shortSha() + (type.equals(ProcessType.WEB) ? "" : "-" + type);
            String digest = push.push(layout, tag, ImageAnnotations.of(request));
            main = type.equals(ProcessType.WEB) || main.isEmpty() ? digest : main;
        }
        return main;
    }
}
