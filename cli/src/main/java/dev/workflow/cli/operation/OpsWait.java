package dev.workflow.cli.operation;

import dev.workflow.cli.command.OperationWatch;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.operation.Ops.OperationVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Wait for the end of an operation; fails when the operation did.")
final class OpsWait extends OperationVerb {
    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "<seconds>",
            defaultValue = "3600",
            description = "Give up after so long; default: 3600.")
    private int timeout;

    OpsWait(Session session) {
        super(session);
    }

    @Override
    public void run() {
        new OperationWatch(session).follow("operation " + uuid, uuid, timeout);
    }
}
