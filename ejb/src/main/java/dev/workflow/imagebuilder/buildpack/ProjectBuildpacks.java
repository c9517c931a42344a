package dev.workflow.imagebuilder.buildpack;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.file.FileTree;
import dev.workflow.imagebuilder.file.TenantFile;
import dev.workflow.imagebuilder.source.ProjectDescriptor;
import dev.workflow.imagebuilder.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The group of buildpacks that a project.toml asks for: known ones, folders of the source, or inline scripts. */
final class ProjectBuildpacks {

    private static final String URN = "urn:cnb:builder:";

    private final BuildpackCatalog catalog;
    private final SourceTree source;
    private final Path folder;
    private final List<Buildpack> added = new ArrayList<>();

    /** @param folder an empty one, for copies that the source's own build cannot change */
    ProjectBuildpacks(BuildpackCatalog catalog, SourceTree source, Path folder) {
        this.catalog = catalog;
        this.source = source;
        this.folder = folder;
    }

    BuildpackCatalog chosen(List<ProjectDescriptor.Wanted> wanted) throws IOException, BuildFailed {
        List<Buildpack.Entry> group = new ArrayList<>();
        for (ProjectDescriptor.Wanted one : wanted) {
            group.add(entry(one));
        }
        return catalog.only(added, group);
    }

    private Buildpack.Entry entry(ProjectDescriptor.Wanted wanted) throws IOException, BuildFailed {
        if (!wanted.script().isEmpty()) {
            return add(inline(wanted));
        }
        if (wanted.uri().isEmpty() || wanted.uri().startsWith(URN)) {
            return known(wanted);
        }
        if (wanted.uri().contains("://")) {
            throw new BuildFailed(
                    "project.toml asks for the buildpack " + wanted.uri() + ", which would have to be downloaded",
                    "Name a folder of the repository, or have the operator add the buildpack to this platform.");
        }
        return add(BuildpackToml.read(copied(wanted.uri())));
    }

    private Buildpack.Entry known(ProjectDescriptor.Wanted wanted) throws BuildFailed {
        String[] urn = (wanted.uri().isEmpty() ? wanted.id() : wanted.uri().substring(URN.length())).split("@", 2);
        String version = urn.length > 1 ? urn[1] : wanted.version();
        if (catalog.find(urn[0], version).isEmpty()) {
            throw new BuildFailed(
                    "project.toml asks for the buildpack " + urn[0] + (version.isEmpty() ? "" : " " + version)
                            + ", which this platform does not have",
                    "It has: "
                            + String.join(
                                    ", ",
                                    catalog.buildpacks().stream()
                                            .map(Buildpack::id)
                                            .toList()));
        }
        return new Buildpack.Entry(urn[0], version, false);
    }

    private Path copied(String uri) throws IOException, BuildFailed {
        try {
            String relative = Path.of(uri).normalize().toString();
            if (!relative.startsWith("..") && TenantFile.isFolder(source.root(), relative)) {
                Path copy = folder.resolve("project-" + added.size());
                FileTree.copy(source.root().resolve(relative), copy);
                return copy;
            }
        } catch (InvalidPathException noPath) {
            throw new BuildFailed("project.toml: " + uri + " is no folder of the source", "", noPath);
        }
        throw new BuildFailed("project.toml: " + uri + " is no folder of the source", "");
    }

    private Buildpack inline(ProjectDescriptor.Wanted wanted) throws IOException, BuildFailed {
        Path copy = folder.resolve("project-" + added.size());
        String id = wanted.id().isEmpty() ? "inline/script-" + added.size() : wanted.id();
        String version = wanted.version().isEmpty() ? "0.0.0" : wanted.version();
        write(copy.resolve("bin/detect"), "#!/bin/sh\nexit 0\n");
        write(
                copy.resolve("bin/build"),
                wanted.script().startsWith("#!") ? wanted.script() : "#!/bin/sh\n" + wanted.script());
        String quoted = id.replaceAll("[\"\\\\\\p{Cntrl}]", "?");
        write(
                copy.resolve("buildpack.toml"),
                "api = \"0.10\"\n[buildpack]\nid = \"" + quoted + "\"\nversion = \""
                        + version.replaceAll("[^A-Za-z0-9.+_-]", "?") + "\"\n");
        return BuildpackToml.read(copy);
    }

    private static void write(Path file, String text) throws IOException {
        FileTree.createFolders(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Buildpack.Entry add(Buildpack buildpack) {
        added.add(buildpack);
        return new Buildpack.Entry(buildpack.id(), buildpack.version(), false);
    }
}
