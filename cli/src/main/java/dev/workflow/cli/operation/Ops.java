package dev.workflow.cli.operation;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drycc ops:…}: the operation ledger, which this platform has beyond the contract. */
public final class Ops extends Group {
    public Ops() {
        super("ops", "Show, await and cancel what the platform is doing", "list", "show", "wait", "cancel");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "show" -> new Show(session);
            case "wait" -> new OpsWait(session);
            case "cancel" -> new Cancel(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the operations of an app, newest first.")
    static final class Listing extends AppVerb {
        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page =
                    api().get("/v2/operations/?app=" + Segment.query(app()) + "&" + limit.query(session.settings()));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No operations found in " + app() + " app.");
                return;
            }
            Table table = new Table("UUID", "KIND", "STATE", "ACTOR", "CREATED", "ENDED");
            page.items("results")
                    .forEach(operation -> table.row(
                            operation.text("uuid"),
                            operation.text("kind"),
                            operation.text("state"),
                            operation.text("actor"),
                            Texts.localTime(operation.text("created")),
                            Texts.localTime(operation.text("ended"))));
            print(table);
        }
    }

    abstract static class OperationVerb extends Verb {
        @Parameters(paramLabel = "<uuid>", description = "The operation, as ops:list shows it.")
        protected String uuid;

        OperationVerb(Session session) {
            super(session);
        }

        final String path() {
            return "/v2/operations/" + Segment.of(uuid) + "/";
        }
    }

    @Command(description = "Show an operation and why it ended as it did.")
    static final class Show extends OperationVerb {
        @Mixin
        private Output output;

        Show(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json operation = api().get(path());
            if (!output.wrote(console(), operation)) {
                print(OperationView.of(operation));
            }
        }
    }

    @Command(description = "Ask the platform to stop an operation.")
    static final class Cancel extends OperationVerb {
        Cancel(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Cancelling operation " + uuid, () -> api().post(path() + "cancel/", Json.ABSENT));
        }
    }
}
