package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workflow.imagebuilder.oci.LayerBlob;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an image says about itself: how to run it, and who made which part of it (io.buildpacks labels). */
public final class ImageLabels {

    /** The image has no base: it runs over the host's root file system. */
    public static final String ROOT_FILE_SYSTEM = "dev.workflow.rootfs";

    private ImageLabels() {}

    /** @param blobs place in the image to its layer */
    public static Map<String, String> of(BuiltApp app, List<LaunchProcess> processes, Map<String, LayerBlob> blobs) {
        Map<String, String> labels = new TreeMap<>(app.labels());
        labels.put(ROOT_FILE_SYSTEM, "host");
        labels.put("io.buildpacks.build.metadata", build(app, processes).toString());
        labels.put("io.buildpacks.lifecycle.metadata", lifecycle(app, blobs).toString());
        return labels;
    }

    private static ObjectNode build(BuiltApp app, List<LaunchProcess> processes) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode buildpacks = root.putArray("buildpacks");
        app.buildpacks()
                .forEach(one -> buildpacks.addObject().put("id", one.id()).put("version", one.version()));
        ArrayNode list = root.putArray("processes");
        for (LaunchProcess process : processes) {
            ObjectNode entry = list.addObject().put("type", process.type().value());
            process.command().forEach(entry.putArray("command")::add);
            process.args().forEach(entry.putArray("args")::add);
            entry.put("direct", !process.shell());
        }
        return root;
    }

    private static ObjectNode lifecycle(BuiltApp app, Map<String, LayerBlob> blobs) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray("app").addObject().put("sha", diffId(blobs, "workspace"));
        root.putObject("launcher").put("sha", diffId(blobs, "cnb"));
        ArrayNode buildpacks = root.putArray("buildpacks");
        for (Buildpack buildpack : app.buildpacks()) {
            ObjectNode entry = buildpacks.addObject().put("key", buildpack.id()).put("version", buildpack.version());
            ObjectNode layers = entry.putObject("layers");
            for (Layer layer : app.layers()) {
                if (layer.launch() && layer.buildpack().equals(buildpack.escapedId())) {
                    layers.putObject(layer.name())
                            .put("sha", diffId(blobs, "layers/" + layer.relative()))
                            .put("launch", true)
                            .put("build", layer.build())
                            .put("cache", layer.cache())
                            .set("data", layer.metadata());
                }
            }
        }
        return root;
    }

    private static String diffId(Map<String, LayerBlob> blobs, String target) {
        return blobs.containsKey(target) ? blobs.get(target).diffId() : "";
    }
}
