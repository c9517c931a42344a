package dev.workflow.imagebuilder.source;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;

/** The app's own list of process types and command lines (model.md §4): a YAML map, at most 64 KiB. */
public record Procfile(Map<ProcessType, String> commands) {

    private static final int LARGEST = 64 << 10;
    private static final String HINT = "A line reads \"web: command\"; quote a command that holds \": \" or \" #\".";

    public Procfile {
        commands = Map.copyOf(commands);
    }

    /** The Procfile of the source; no commands when there is none. */
    public static Procfile of(SourceTree source) throws IOException, BuildFailed {
        return parse(source.text("Procfile", LARGEST).orElse(null));
    }

    static Procfile parse(String text) throws BuildFailed {
        Map<ProcessType, String> commands = new LinkedHashMap<>();
        if (text != null) {
            for (Map.Entry<?, ?> entry : lines(text).entrySet()) {
                commands.put(type(entry.getKey()), command(entry.getKey(), entry.getValue()));
            }
        }
        return new Procfile(commands);
    }

    private static Map<?, ?> lines(String text) throws BuildFailed {
        try {
            Object loaded = YamlText.untyped(text);
            if (loaded instanceof Map<?, ?> map && !map.isEmpty()) {
                return map;
            }
        } catch (YAMLException malformed) {
            throw malformed(malformed.getMessage());
        }
        throw malformed("it is no map of process types to commands");
    }

    private static ProcessType type(Object key) throws BuildFailed {
        try {
            return new ProcessType(String.valueOf(key));
        } catch (Problem invalid) {
            throw malformed(
                    "process type \"" + SourceArchive.shown(String.valueOf(key)) + "\": " + invalid.getMessage());
        }
    }

    private static String command(Object key, Object value) throws BuildFailed {
        if (value instanceof String command && !command.isBlank() && command.indexOf('\0') < 0) {
            return command.strip();
        }
        throw malformed("the command of " + key + " is no text");
    }

    private static BuildFailed malformed(String why) {
        return new BuildFailed("procfile Procfile is malformed (" + why + ")", HINT);
    }
}
