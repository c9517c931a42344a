package dev.workflow.cli.app;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Pairs;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.process.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Run a command once in the app's surroundings, show what it prints and end with its exit code.")
final class AppsRun extends AppVerb implements IExitCodeGenerator {
    private static final Pattern MOUNT = Pattern.compile("([A-Za-z0-9_-]+):([\\s\\S]*)");

    @Parameters(arity = "1..*", paramLabel = "<command>", description = "The command; put -- before it.")
    private List<String> command;

    @Option(names = "--mount", paramLabel = "<volume>:<path>", description = "A volume to have at that path.")
    private List<String> mounts = new ArrayList<>();

    @Option(names = "--timeout", paramLabel = "<seconds>", defaultValue = "0", description = "Its longest run.")
    private int timeout;

    @Option(
            names = "--expires",
            paramLabel = "<seconds>",
            defaultValue = "0",
            description = "How long it is kept after its end.")
    private int expires;

    @Option(
            names = {"-d", "--detach"},
            description = "Do not wait for it.")
    private boolean detach;

    private int exitCode;

    AppsRun(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json body = body();
        say("Running '" + String.join(" ", command) + "'...");
        if (detach) {
            api().post(at("run"), body);
        } else {
            exitCode = new Job(session, at("")).run(body);
        }
    }

    private Json body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("command", QuotedWords.join(command));
        if (!mounts.isEmpty()) {
            body.put(
                    "volumes",
                    Pairs.parse(
                            mounts,
                            MOUNT,
                            mount -> "'" + mount + "' does not match the pattern 'key:var', ex: MODE:test"));
        }
        if (timeout > 0) {
            body.put("timeout", timeout);
        }
        if (expires > 0) {
            body.put("expires", expires);
        }
        return new Json(body);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
