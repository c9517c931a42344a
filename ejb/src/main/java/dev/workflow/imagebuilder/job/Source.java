package dev.workflow.imagebuilder.job;

import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.file.FileTree;
import dev.workflow.imagebuilder.source.SourceArchive;
import dev.workflow.imagebuilder.source.SourceFiles;
import dev.workflow.imagebuilder.source.SourceTree;
import dev.workflow.imagebuilder.source.UnpackLimits;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.storage.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * What steers a build, read out of the stored source. The whole archive is checked on the way, so that what a pod unpacks
 * later is known to be harmless, but only those few files come to this machine's disk, for a moment.
 *
 * @param fresh the source asks for a build without what earlier builds left
 */
record Source(SourceFiles files, boolean fresh) {

    private static final String FRESH = ".clear-cache";
    private static final List<String> STEERING =
            List.of("Procfile", "drycc.yaml", ".build-env", "project.toml", "Dockerfile", FRESH);

    static Source read(ObjectStore sources, BuildRequest request, BuildWatch watch)
            throws IOException, BuildFailed, InterruptedException {
        Path folder = Files.createTempDirectory("steering-");
        try {
            InputStream tar = sources.get(request.sourceKey())
                    .orElseThrow(() -> new BuildFailed("the source is no longer in the object storage", "Push again."));
            try (tar) {
                SourceArchive.unpack(tar, folder, UnpackLimits.DEFAULT, watch, STEERING::contains);
            }
            refuseLinks(folder);
            SourceTree tree = new SourceTree(folder);
            return new Source(SourceFiles.read(tree, request.config()), tree.hasFile(FRESH));
        } finally {
            FileTree.delete(folder);
        }
    }

    /** What they lead to is not here. */
    private static void refuseLinks(Path folder) throws BuildFailed {
        for (String name : STEERING) {
            if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
                    && !Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new BuildFailed(
                        name + " is no plain file", "Put the file itself there instead of a link or a folder.");
            }
        }
    }
}
