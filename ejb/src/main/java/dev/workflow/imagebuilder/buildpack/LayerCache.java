package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workflow.imagebuilder.file.FileTree;
import dev.workflow.imagebuilder.file.TenantFile;
import dev.workflow.imagebuilder.oci.LayerBlob;
import dev.workflow.imagebuilder.source.TomlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * One app's cached layers between builds. Replaced as a whole after a build that succeeded, so that a failed or killed
 * build leaves it as it was.
 */
public final class LayerCache {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final PreviousBuild previous;

    private LayerCache(Path folder, PreviousBuild previous) {
        this.folder = folder;
        this.previous = previous;
    }

    /** @param folder of this app and this kind of build alone; need not exist */
    public static LayerCache open(Path folder) throws IOException {
        Path file = folder.resolve("build.json");
        if (!Files.isRegularFile(file)) {
            return new LayerCache(folder, PreviousBuild.NONE);
        }
        try {
            return new LayerCache(folder, JSON.readValue(file.toFile(), PreviousBuild.class));
        } catch (com.fasterxml.jackson.core.JacksonException unreadable) {
            // Written by another version of the platform: the next build starts afresh.
            return new LayerCache(folder, PreviousBuild.NONE);
        }
    }

    public PreviousBuild previous() {
        return previous;
    }

    /**
     * Puts the layers of these buildpacks where their build expects them: cached ones whole, launch layers that the
     * registry still holds as metadata, for the buildpack may say that the stored one will do.
     */
    void restore(Path layers, Collection<Buildpack> buildpacks, StoredLayers stored) throws IOException {
        List<String> ids = buildpacks.stream().map(Buildpack::escapedId).toList();
        for (String id : ids) {
            Path target = Files.createDirectories(layers.resolve(id));
            if (previous.stores().get(id) instanceof ObjectNode metadata && !metadata.isEmpty()) {
                ObjectNode store = JsonNodeFactory.instance.objectNode();
                store.set("metadata", metadata);
                Files.writeString(target.resolve("store.toml"), TomlText.write(store));
            }
        }
        for (Layer layer : previous.layers()) {
            if (ids.contains(layer.buildpack()) && restorable(layer, stored)) {
                restore(layer, layers);
            }
        }
    }

    /** Tells whether the image registry still has a layer. */
    interface StoredLayers {
        boolean holds(LayerBlob blob) throws IOException;
    }

    private boolean restorable(Layer layer, StoredLayers stored) throws IOException {
        if (layer.cache()) {
            return Files.isDirectory(folder.resolve(layer.relative()));
        }
        LayerBlob blob = previous.blobs().get("layers/" + layer.relative());
        return layer.launch() && !layer.build() && blob != null && stored.holds(blob);
    }

    private void restore(Layer layer, Path layers) throws IOException {
        if (layer.cache()) {
            FileTree.copy(folder.resolve(layer.relative()), layers.resolve(layer.relative()));
        }
        Files.writeString(layers.resolve(layer.relative() + ".toml"), layer.restoredToml());
    }

    /**
     * Takes the cached layers of a build over; its folder loses them.
     *
     * @param blobs place in the image to the layer stored for it
     */
    public void replace(Path layers, BuiltApp app, Map<String, LayerBlob> blobs) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        Path old = folder.resolveSibling(folder.getFileName() + ".old");
        FileTree.delete(fresh);
        FileTree.delete(old);
        Files.createDirectories(fresh);
        for (Layer layer : app.layers()) {
            if (layer.cache() && TenantFile.isFolder(layers, layer.relative())) {
                Files.createDirectories(fresh.resolve(layer.buildpack()));
                Files.move(layers.resolve(layer.relative()), fresh.resolve(layer.relative()));
            }
        }
        JSON.writeValue(fresh.resolve("build.json").toFile(), new PreviousBuild(app.layers(), blobs, app.stores()));
        if (Files.exists(folder)) {
            Files.move(folder, old);
        }
        Files.move(fresh, folder);
        FileTree.delete(old);
    }
}
