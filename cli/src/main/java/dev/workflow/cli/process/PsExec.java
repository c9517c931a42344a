package dev.workflow.cli.process;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.client.WebSocket;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Run a command beside a process; ends with the command's exit code.")
final class PsExec extends AppVerb implements IExitCodeGenerator {
    @Parameters(index = "0", paramLabel = "<pod>", description = "The process, as ps:list names it.")
    private String pod;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "<command>",
            description = "The command; put -- before it.")
    private List<String> command;

    @Option(
            names = {"-t", "--tty"},
            description = "Give it a terminal.")
    private boolean tty;

    @Option(
            names = {"-i", "--stdin"},
            description = "Give it this input.")
    private boolean stdin;

    private int exitCode;

    PsExec(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json request = Json.object("tty", tty, "stdin", stdin, "command", command);
        try (WebSocket socket = api().open(at("pods/" + Segment.of(pod) + "/exec/"))) {
            socket.sendText(JsonText.compact(request));
            RemoteCommand remote = new RemoteCommand(console(), socket);
            exitCode = tty && stdin && console().inIsTerminal() ? remote.withTerminal() : remote.withStreams(stdin);
        } catch (IOException e) {
            throw new Failure("the connection to " + pod + " broke: " + e.getMessage(), e);
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
