package dev.workflow.launcher.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines for children that run on the Java we run on. */
public final class JavaCommand {

    /** The lean settings of every JVM here: one collector thread, the quick compiler, an end rather than a limp. */
    public static final List<String> LEAN = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");

    private final List<String> words = new ArrayList<>();

    public JavaCommand() {
        this(LEAN);
    }

    /** A command with other settings than {@link #LEAN}. */
    public JavaCommand(List<String> settings) {
        words.addAll(settings);
    }

    public static String binary() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public JavaCommand with(String... options) {
        words.addAll(List.of(options));
        return this;
    }

    public JavaCommand with(List<String> options) {
        words.addAll(options);
        return this;
    }

    public JavaCommand classPath(List<Path> jars) {
        return with("-cp", jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    public JavaCommand main(Class<?> main) {
        return with(main.getName());
    }

    /** Everything behind {@code java}. */
    public List<String> arguments() {
        return List.copyOf(words);
    }

    public List<String> command() {
        List<String> command = new ArrayList<>(List.of(binary()));
        command.addAll(words);
        return command;
    }

    /** The arguments as a file for {@code java @file}: long class paths and secrets stay off the command line. */
    public String argumentFile() {
        return words.stream()
                .map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
