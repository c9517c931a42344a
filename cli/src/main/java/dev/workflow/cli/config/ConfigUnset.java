package dev.workflow.cli.config;

import dev.workflow.cli.command.Pairs;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Waiting;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Remove variables; makes a release.")
final class ConfigUnset extends ConfigVerb {
    @Parameters(arity = "1..*", paramLabel = "<key>", description = "Their names.")
    private List<String> keys;

    @Option(names = "--confirm", paramLabel = "yes", defaultValue = "", description = "yes: do not ask.")
    private String confirm;

    @Mixin
    private Waiting waiting;

    ConfigUnset(Session session) {
        super(session);
    }

    @Override
    public void run() {
        confirm(confirm, console()::ask);
        awaiting(waiting, () -> unset(Pairs.removed(keys)));
    }
}
