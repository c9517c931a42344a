package dev.workflow.launcher.demo;

import dev.workflow.launcher.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line client with a profile of its own, so that the user's stays as it is. */
final class Client {

    private static final Map<String, String> QUIET_SSH = Map.of("DRYCC_NO_SSH_CONFIG", "1");

    private final Steps steps;
    private final Path jar;
    private final Path folder;

    Client(Steps steps, Path jar, Path folder) {
        this.steps = steps;
        this.jar = jar;
        this.folder = folder;
    }

    boolean loggedIn() throws IOException, InterruptedException {
        return Files.exists(profile()) && steps.quietly(folder, command("whoami", "--all"));
    }

    void login(String controller, String user, String password) throws IOException, InterruptedException {
        String shown = "drycc login " + controller + " --username=" + user + " --password-stdin";
        List<String> command = command("login", controller, "--username=" + user, "--password-stdin");
        steps.run(shown, folder, QUIET_SSH, command, password + "\n");
    }

    /** Runs a command and shows it the way a user would type it. */
    void run(String... words) throws IOException, InterruptedException {
        steps.run("drycc " + String.join(" ", words), folder, QUIET_SSH, command(words));
    }

    boolean succeeds(String... words) throws IOException, InterruptedException {
        return steps.quietly(folder, command(words));
    }

    private Path profile() {
        return folder.resolve("client.json");
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(JavaCommand.binary()));
        command.addAll(JavaCommand.LEAN);
        command.addAll(
                List.of("-Xshare:auto", "-jar", jar.toString(), "-c", profile().toString()));
        command.addAll(List.of(words));
        return command;
    }
}
