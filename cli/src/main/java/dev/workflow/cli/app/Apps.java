package dev.workflow.cli.app;

import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;

/** {@code drycc apps:…}. */
public final class Apps extends Group {
    public Apps() {
        super(
                "apps",
                "Create, show and destroy apps",
                "list",
                "create",
                "info",
                "open",
                "logs",
                "run",
                "destroy",
                "transfer");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new AppsList(session);
            case "create" -> new AppsCreate(session);
            case "info" -> new AppsInfo(session);
            case "open" -> new AppsOpen(session);
            case "logs" -> new AppsLogs(session);
            case "run" -> new AppsRun(session);
            case "destroy" -> new AppsDestroy(session);
            case "transfer" -> new AppsTransfer(session);
            default -> throw unknown(verb);
        };
    }
}
