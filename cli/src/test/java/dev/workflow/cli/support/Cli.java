package dev.workflow.cli.support;

import dev.workflow.cli.Drycc;
import dev.workflow.cli.command.Machine;
import dev.workflow.cli.terminal.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/** The program in a home and a directory of its own. */
public final class Cli {
    public static final String TOKEN = "0123456789ABCDefghij" + "k".repeat(94) + "ABCDEFGHIJKLMN";

    static {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    private final Path home;
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Duration> pauses = new ArrayList<>();
    private String input = "";
    private boolean terminal;

    /** @param root an empty directory */
    public Cli(Path root) {
        try {
            home = Files.createDirectories(root.resolve("home"));
            directory = Files.createDirectories(root.resolve("shop"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("HOME", home.toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("BROWSER", "true");
    }

    /** What a run of the program left behind. */
    public record Result(int code, String out, String err) {}

    public Cli env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** What the next runs read. */
    public Cli input(String text) {
        input = text;
        return this;
    }

    /** Whether the next runs have a terminal for input and output. */
    public Cli onTerminal(boolean yes) {
        terminal = yes;
        return this;
    }

    /** As after a login of ada. */
    public Cli loggedIn(FakeController controller) {
        return settings(controller.url(), TOKEN);
    }

    public Cli settings(String url, String token) {
        return write(
                home.resolve(".drycc/client.json"),
                "{\"username\":\"ada\",\"ssl_verify\":true,\"controller\":\"" + url + "\",\"token\":\"" + token
                        + "\",\"response_limit\":100}");
    }

    public Cli write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs git in the directory. */
    public Cli git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                terminal,
                terminal,
                terminal);
        int code = new Drycc(console, new Machine(environment, directory, pauses::add)).run(args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    public Path home() {
        return home;
    }

    public Path directory() {
        return directory;
    }

    /** How long the program wanted to wait, each time. */
    public List<Duration> pauses() {
        return pauses;
    }
}
