package dev.workflow.cli.config;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Waiting;
import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Set the variables of a file, or of the input when that is a pipe.")
final class ConfigPush extends ConfigVerb {
    @Option(names = "--path", paramLabel = "<file>", defaultValue = ".env", description = "The file; default: .env.")
    private String path;

    @Option(names = "--confirm", paramLabel = "yes", defaultValue = "", description = "yes: do not ask.")
    private String confirm;

    @Mixin
    private Waiting waiting;

    ConfigPush(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Map<String, Object> values = new Assignments(session.machine()).parse(EnvFile.lines(text()));
        confirm(confirm, console()::askTerminal);
        awaiting(waiting, () -> set(values));
    }

    private String text() {
        if (!console().inIsTerminal()) {
            String piped = console().readAll();
            if (!piped.isBlank()) {
                return piped;
            }
        }
        try {
            return Files.readString(session.machine().file(path));
        } catch (IOException e) {
            throw new Failure("cannot read " + path + ": " + e.getMessage(), e);
        }
    }
}
