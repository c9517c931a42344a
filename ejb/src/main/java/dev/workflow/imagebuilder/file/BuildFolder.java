package dev.workflow.imagebuilder.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The folder of one build, gone when the build is over. */
public record BuildFolder(Path root) implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(BuildFolder.class.getName());

    public static BuildFolder create(Path parent, String prefix) throws IOException {
        BuildFolder folder =
                new BuildFolder(Files.createTempDirectory(parent, prefix + "-").toRealPath());
        // Nobody else may look in, but without walls a step's own user has to come through.
        Files.setPosixFilePermissions(folder.root(), PosixFilePermissions.fromString("rwx--x--x"));
        for (Path part : List.of(folder.workspace(), folder.layers(), folder.platform(), folder.plans())) {
            FileTree.createFolders(part);
        }
        FileTree.createFolders(folder.scratch());
        FileTree.createFolders(folder.output());
        return folder;
    }

    /** The source, later the built app. */
    public Path workspace() {
        return root.resolve("workspace");
    }

    public Path layers() {
        return root.resolve("layers");
    }

    /** What the platform tells buildpacks: variables and the settings of tools. */
    public Path platform() {
        return root.resolve("platform");
    }

    public Path plans() {
        return root.resolve("plans");
    }

    /** What steps write to /tmp and to their home. */
    public Path scratch() {
        return root.resolve("scratch");
    }

    /** Never seen by tenant code: launchers and the layers on their way to the registry. */
    public Path output() {
        return root.resolve("output");
    }

    /** Removes the folder. What cannot be removed is left for the next start: the build's outcome stands. */
    @Override
    public void close() {
        try {
            FileTree.delete(root);
        } catch (IOException left) {
            LOG.log(System.Logger.Level.WARNING, "the build folder " + root + " could not be removed", left);
        }
    }
}
