package dev.workflow.imagebuilder.buildpack;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.source.Procfile;
import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The process types of an image. A line of the Procfile is stronger than a buildpack's process of that type; the
 * buildpacks' web process stays when the Procfile has none.
 *
 * @param all what the image can start
 * @param named what the release gets to know: the Procfile's types and web, without a Procfile all
 */
public record ImageProcesses(List<LaunchProcess> all, Map<String, String> named) {

    public static ImageProcesses of(List<LaunchProcess> found, Procfile procfile) throws BuildFailed {
        Map<ProcessType, LaunchProcess> all = new TreeMap<>();
        for (LaunchProcess process : found) {
            all.put(process.type(), process);
        }
        for (LaunchProcess process : found) {
            if (process.preferred()) {
                all.putIfAbsent(ProcessType.WEB, process.as(ProcessType.WEB));
            }
        }
        procfile.commands().forEach((type, line) -> all.put(type, LaunchProcess.line(type, line)));
        if (all.isEmpty()) {
            throw new BuildFailed(
                    "the build made nothing that could be started",
                    "Add a Procfile with a line such as \"web: command that listens on $PORT\".");
        }
        Map<String, String> named = new TreeMap<>();
        for (LaunchProcess process : all.values()) {
            ProcessType type = process.type();
            if (procfile.commands().isEmpty()
                    || procfile.commands().containsKey(type)
                    || type.equals(ProcessType.WEB)) {
                named.put(type.value(), process.commandLine());
            }
        }
        return new ImageProcesses(List.copyOf(all.values()), named);
    }

    /** The lines of a Procfile, for images whose Dockerfile says how they start. */
    public static Map<String, String> named(Procfile procfile) {
        Map<String, String> named = new TreeMap<>();
        procfile.commands().forEach((type, line) -> named.put(type.value(), line));
        return named;
    }

    /** What the image starts when nobody says what: web, else the first by name. */
    public ProcessType main() {
        return all.stream()
                .map(LaunchProcess::type)
                .filter(ProcessType.WEB::equals)
                .findFirst()
                .orElse(all.get(0).type());
    }
}
