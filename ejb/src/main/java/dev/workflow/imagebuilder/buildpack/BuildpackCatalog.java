package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.source.TomlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The buildpacks a build can use and the order in which they are tried.
 *
 * @param order groups, best first
 */
public record BuildpackCatalog(List<Buildpack> buildpacks, List<List<Buildpack.Entry>> order) {

    private static final int DEEPEST = 3;

    public BuildpackCatalog {
        buildpacks = List.copyOf(buildpacks);
        order = List.copyOf(order);
    }

    /**
     * The operator's buildpacks, then the built-in ones. A folder with an order.toml says itself which groups are tried
     * first; without one each of its buildpacks is a group of its own, by name.
     */
    public static BuildpackCatalog read(Path additional, BuiltinBuildpacks builtin) throws IOException, BuildFailed {
        List<Buildpack> all = new ArrayList<>();
        List<List<Buildpack.Entry>> order = new ArrayList<>();
        if (Files.isDirectory(additional)) {
            for (Path folder : folders(additional)) {
                all.add(BuildpackToml.read(folder));
            }
            order.addAll(order(additional, all));
        }
        all.addAll(builtin.buildpacks());
        order.addAll(builtin.order());
        return new BuildpackCatalog(all, order);
    }

    private static List<Path> folders(Path additional) throws IOException {
        try (Stream<Path> files = Files.find(
                additional,
                DEEPEST,
                (path, attributes) -> path.endsWith("buildpack.toml") && attributes.isRegularFile())) {
            return files.map(Path::getParent).sorted().toList();
        }
    }

    private static List<List<Buildpack.Entry>> order(Path additional, List<Buildpack> found)
            throws IOException, BuildFailed {
        Path file = additional.resolve("order.toml");
        if (!Files.isRegularFile(file)) {
            return found.stream()
                    .map(one -> List.of(new Buildpack.Entry(one.id(), one.version(), false)))
                    .toList();
        }
        try {
            JsonNode root = TomlText.read(Files.readString(file));
            return BuildpackToml.order(root.path("order"));
        } catch (TomlText.Malformed malformed) {
            throw new BuildFailed("order.toml of the buildpacks is malformed (" + malformed.getMessage() + ")", "");
        }
    }

    /** What images are made for, in the registry's words: amd64, arm64. */
    public static String architecture() {
        return Target.HOST.arch();
    }

    /** The buildpack of that id, the first one when the version is "". */
    public Optional<Buildpack> find(String id, String version) {
        return buildpacks.stream()
                .filter(one -> one.id().equals(id)
                        && (version.isEmpty() || one.version().equals(version)))
                .findFirst();
    }

    /** The same catalog with the given buildpacks added and one group to try. */
    BuildpackCatalog only(List<Buildpack> added, List<Buildpack.Entry> group) {
        List<Buildpack> all = new ArrayList<>(added);
        all.addAll(buildpacks);
        return new BuildpackCatalog(all, List.of(group));
    }
}
