package dev.workflow.imagebuilder.buildpack;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.file.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The buildpacks that come with the platform: small, and of use without the internet. Resources, unpacked at start. */
public final class BuiltinBuildpacks {

    /** In the order in which they are tried: a language before the plain Procfile. */
    private static final List<String> NAMES = List.of("maven", "node", "python", "go", "static", "procfile");

    private static final List<String> FILES = List.of("buildpack.toml", "bin/detect", "bin/build");
    private static final String SITE = "dev/workflow/imagebuilder/site/";

    /** Programs that a buildpack brings along, as class files of this very build. */
    private static final Map<String, List<String>> CLASSES =
            Map.of("static", List.of("StaticSite", "SiteFiles"), "maven", List.of("SteadyArchive", "RunnableJar"));

    private final Path folder;

    /** @param folder replaced by the buildpacks of this version */
    public BuiltinBuildpacks(Path folder) throws IOException {
        this.folder = folder;
        FileTree.delete(folder);
        for (String name : NAMES) {
            unpack(name);
        }
    }

    private void unpack(String name) throws IOException {
        Path target = folder.resolve(name);
        for (String file : FILES) {
            copy("buildpacks/" + name + "/" + file, target.resolve(file));
            Files.setPosixFilePermissions(target.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        for (String type : CLASSES.getOrDefault(name, List.of())) {
            copy(SITE + type + ".class", target.resolve("lib/" + SITE + type + ".class"));
        }
    }

    private static void copy(String resource, Path target) throws IOException {
        FileTree.createFolders(target.getParent());
        try (InputStream in = BuiltinBuildpacks.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the resource " + resource + " is missing from this build");
            }
            Files.copy(in, target);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    List<Buildpack> buildpacks() throws IOException, BuildFailed {
        List<Buildpack> all = new ArrayList<>();
        for (String name : NAMES) {
            all.add(BuildpackToml.read(folder.resolve(name)));
        }
        return all;
    }

    List<List<Buildpack.Entry>> order() {
        return NAMES.stream()
                .map(name -> List.of(new Buildpack.Entry("workflow/" + name, "", false)))
                .toList();
    }
}
