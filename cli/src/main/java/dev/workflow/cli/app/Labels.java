package dev.workflow.cli.app;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Pairs;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drycc labels:…}: notes on an app. */
public final class Labels extends Group {
    public Labels() {
        super("labels", "Manage the labels of an app", "list", "set", "unset");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "set" -> new Set(session);
            case "unset" -> new Unset(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the labels.")
    static final class Listing extends AppVerb {
        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json settings = api().get(at("settings/"));
            if (output.wrote(console(), settings.at("label"))) {
                return;
            }
            Map<String, Json> labels = settings.sorted("label");
            if (labels.isEmpty()) {
                say("No labels found in " + app() + " app.");
                return;
            }
            Table table = new Table("OWNER", "KEY", "VALUE");
            labels.forEach((key, value) -> table.row(settings.text("owner"), key, value.text()));
            print(table);
        }
    }

    @Command(description = "Set labels.")
    static final class Set extends AppVerb {
        private static final Pattern LABEL = Pattern.compile("([^=]+)=([^=]*)");

        @Parameters(arity = "1..*", paramLabel = "<key>=<value>", description = "As team=frontend.")
        private List<String> labels;

        Set(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Map<String, Object> values = Pairs.parse(
                    labels,
                    LABEL,
                    label -> label + " is invalid, Must be in format key=value\n"
                            + "Examples: git_repo=https://github.com/drycc/workflow team=frontend");
            step("Applying labels on " + app(), () -> api().post(at("settings/"), Json.object("label", values)));
        }
    }

    @Command(description = "Remove labels.")
    static final class Unset extends AppVerb {
        @Parameters(arity = "1..*", paramLabel = "<key>", description = "Their keys.")
        private List<String> keys;

        Unset(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json body = Json.object("label", Pairs.removed(keys));
            step("Removing labels on " + app(), () -> api().post(at("settings/"), body));
        }
    }
}
