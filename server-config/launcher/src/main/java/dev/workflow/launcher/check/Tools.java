package dev.workflow.launcher.check;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.option.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The programs we call are on the PATH. */
public final class Tools implements Check {

    /** @param debianPackage where Debian keeps the program */
    public record Tool(String program, String debianPackage, String purpose) {}

    private final List<Tool> tools;

    public Tools(Tool... tools) {
        this.tools = List.of(tools);
    }

    @Override
    public void run(Settings settings) {
        for (Tool tool : tools) {
            if (!present(tool.program(), settings.environment())) {
                throw new Refusal("The program \"" + tool.program() + "\" is missing, it is needed to " + tool.purpose()
                        + ": install it (Debian: apt-get install " + tool.debianPackage() + ").");
            }
        }
    }

    /** True when the PATH of that environment leads to the program. */
    public static boolean present(String program, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
