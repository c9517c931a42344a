package dev.workflow.imagebuilder.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.buildpack.ImageProcesses;
import dev.workflow.imagebuilder.buildpack.LaunchProcess;
import dev.workflow.imagebuilder.source.Procfile;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The process types of an image that the lifecycle made, from the label in which it says so. */
final class BuiltProcesses {

    private static final String LABEL = "io.buildpacks.build.metadata";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BuiltProcesses() {}

    /**
     * @param config of the image
     * @return process type to command line, as the release gets to know them
     * @throws BuildFailed when the Procfile names a type that the image cannot start
     */
    static Map<String, String> of(byte[] config, Procfile procfile) throws IOException, BuildFailed {
        List<LaunchProcess> found = found(config);
        Set<ProcessType> missing = new TreeSet<>(procfile.commands().keySet());
        missing.removeAll(found.stream().map(LaunchProcess::type).collect(Collectors.toSet()));
        if (!missing.isEmpty()) {
            throw new BuildFailed(
                    "the builder made no process " + missing.iterator().next() + ", which the Procfile names",
                    "The platform's builder image needs a buildpack that reads Procfiles; ask the operator.");
        }
        return ImageProcesses.of(found, procfile).named();
    }

    private static List<LaunchProcess> found(byte[] config) throws IOException {
        JsonNode labels = MAPPER.readTree(config).path("config").path("Labels");
        JsonNode metadata = MAPPER.readTree(labels.path(LABEL).asText("{}"));
        List<LaunchProcess> found = new ArrayList<>();
        for (JsonNode process : metadata.path("processes")) {
            try {
                found.add(process(process));
            } catch (Problem unusable) {
                // A buildpack may name a type that is no name of a process type here; nobody can ask for it.
                continue;
            }
        }
        return found;
    }

    private static LaunchProcess process(JsonNode process) {
        JsonNode command = process.path("command");
        return new LaunchProcess(
                new ProcessType(process.path("type").asText()),
                command.isArray() ? texts(command) : List.of(command.asText()),
                texts(process.path("args")),
                !process.path("direct").asBoolean(command.isArray()),
                process.path("default").asBoolean(false),
                process.path("working-dir").asText(""));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }
}
