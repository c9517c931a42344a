package dev.workflow.cli.config;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Waiting;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Set variables; makes a release.")
final class ConfigSet extends ConfigVerb {
    @Parameters(arity = "1..*", paramLabel = "<var>=<value>", description = "As MODE=test.")
    private List<String> variables;

    @Option(names = "--confirm", paramLabel = "yes", defaultValue = "", description = "yes: do not ask.")
    private String confirm;

    @Mixin
    private Waiting waiting;

    ConfigSet(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Map<String, Object> values = new Assignments(session.machine()).parse(variables);
        confirm(confirm, console()::ask);
        awaiting(waiting, () -> set(values));
    }
}
