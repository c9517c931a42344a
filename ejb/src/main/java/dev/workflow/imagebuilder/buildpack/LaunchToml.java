package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a buildpack says about launching.
 *
 * @param ignored names of processes that cannot be process types of this platform
 */
record LaunchToml(List<LaunchProcess> processes, Map<String, String> labels, List<String> ignored) {

    static LaunchToml parse(JsonNode root, ApiVersion api) {
        List<LaunchProcess> processes = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (JsonNode entry : root.path("processes")) {
            try {
                ProcessType type = new ProcessType(entry.path("type").asText(""));
                process(type, entry, api, processes);
            } catch (Problem foreign) {
                ignored.add(entry.path("type").asText(""));
            }
        }
        Map<String, String> labels = new LinkedHashMap<>();
        root.path("labels")
                .forEach(label -> labels.put(
                        label.path("key").asText(""), label.path("value").asText("")));
        labels.remove("");
        return new LaunchToml(processes, labels, ignored);
    }

    private static void process(ProcessType type, JsonNode entry, ApiVersion api, List<LaunchProcess> processes) {
        boolean lists = api.compareTo(ApiVersion.COMMAND_LISTS) >= 0;
        List<String> command = texts(entry.path("command"));
        boolean shell = !lists && !entry.path("direct").asBoolean();
        if (!command.isEmpty() && !command.get(0).isEmpty()) {
            processes.add(new LaunchProcess(
                    type,
                    command,
                    texts(entry.path("args")),
                    shell,
                    entry.path("default").asBoolean(),
                    entry.path("working-dir").asText("")));
        }
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(entry -> texts.add(entry.asText()));
        } else if (value.isTextual()) {
            texts.add(value.asText());
        }
        return texts;
    }
}
