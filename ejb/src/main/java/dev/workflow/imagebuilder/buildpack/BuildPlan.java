package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.imagebuilder.source.TomlText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one buildpack's detect offers and asks for.
 *
 * @param alternatives at least one: the plan itself, then its {@code [[or]]} tables in order
 */
record BuildPlan(List<Option> alternatives) {

    static final BuildPlan NONE = new BuildPlan(List.of(new Option(Set.of(), List.of())));

    record Option(Set<String> provides, List<Require> requires) {}

    /** A dependency by name, with whatever the provider should know about it. */
    record Require(String name, JsonNode metadata) {}

    static BuildPlan parse(String toml) throws TomlText.Malformed {
        JsonNode root = TomlText.read(toml);
        List<Option> options = new ArrayList<>();
        options.add(option(root));
        root.path("or").forEach(alternative -> options.add(option(alternative)));
        return new BuildPlan(List.copyOf(options));
    }

    private static Option option(JsonNode table) {
        Set<String> provides = new LinkedHashSet<>();
        table.path("provides").forEach(entry -> provides.add(entry.path("name").asText("")));
        List<Require> requires = new ArrayList<>();
        table.path("requires")
                .forEach(entry -> requires.add(new Require(entry.path("name").asText(""), entry.path("metadata"))));
        return new Option(provides, requires);
    }
}
