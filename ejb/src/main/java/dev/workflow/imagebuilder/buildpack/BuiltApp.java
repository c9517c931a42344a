package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What a group of buildpacks has made of a source.
 *
 * @param buildpacks in the order they ran
 * @param layers of all buildpacks: by buildpack in that order, then by name
 * @param processes the last buildpack that names a type wins
 * @param stores escaped buildpack id to the content of its store.toml
 */
public record BuiltApp(
        List<Buildpack> buildpacks,
        List<Layer> layers,
        List<LaunchProcess> processes,
        Map<String, String> labels,
        Map<String, JsonNode> stores) {}
