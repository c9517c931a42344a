package dev.workflow.imagebuilder.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * project.toml of Cloud Native Buildpacks, schema 0.2 ({@code [_]}, {@code [io.buildpacks]}) and 0.1 ({@code [build]}).
 *
 * @param buildpacks the group to use instead of detecting one; empty = detect
 * @param environment for the build alone
 * @param include gitignore patterns of what belongs to the source; empty = everything
 * @param exclude gitignore patterns of what does not
 */
public record ProjectDescriptor(
        List<Wanted> buildpacks, Map<String, String> environment, List<String> include, List<String> exclude) {

    private static final int LARGEST = 256 << 10;

    /**
     * @param uri a folder of the source that holds the buildpack, or {@code urn:cnb:builder:id@version}; "" = by id
     * @param script an inline buildpack's build script, "" = none
     */
    public record Wanted(String id, String version, String uri, String script) {}

    public static ProjectDescriptor of(SourceTree source) throws IOException, BuildFailed {
        try {
            return parse(TomlText.read(source.text("project.toml", LARGEST).orElse("")));
        } catch (TomlText.Malformed malformed) {
            throw new BuildFailed("project.toml is malformed (" + malformed.getMessage() + ")", "");
        }
    }

    private static ProjectDescriptor parse(JsonNode root) throws BuildFailed {
        JsonNode current = root.path("io").path("buildpacks");
        JsonNode first = root.path("build");
        boolean old =
                current.isMissingNode() && root.path("_").path("buildpacks").isMissingNode();
        JsonNode table = current.isMissingNode() ? root.path("_").path("buildpacks") : current;
        JsonNode environment = old ? first.path("env") : table.path("build").path("env");
        return new ProjectDescriptor(
                wanted(old ? first.path("buildpacks") : table.path("group")),
                environment(environment.isMissingNode() ? table.path("env").path("build") : environment),
                texts((old ? first : table).path("include")),
                texts((old ? first : table).path("exclude")));
    }

    private static List<Wanted> wanted(JsonNode group) {
        List<Wanted> wanted = new ArrayList<>();
        for (JsonNode entry : group) {
            wanted.add(new Wanted(
                    entry.path("id").asText(""),
                    entry.path("version").asText(""),
                    entry.path("uri").asText(""),
                    entry.path("script").path("inline").asText("")));
        }
        return List.copyOf(wanted);
    }

    private static Map<String, String> environment(JsonNode entries) throws BuildFailed {
        Map<String, String> values = new TreeMap<>();
        for (JsonNode entry : entries) {
            String name = BuildEnvironment.name(entry.path("name").asText(""), "project.toml");
            values.put(name, entry.path("value").asText(""));
        }
        return Map.copyOf(values);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.asText()));
        return List.copyOf(texts);
    }
}
