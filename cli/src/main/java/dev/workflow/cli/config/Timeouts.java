package dev.workflow.cli.config;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Pairs;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.command.Waiting;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drycc timeouts:…}: how long a process may take to stop. */
public final class Timeouts extends Group {
    private static final String FIELD = "termination_grace_period";

    public Timeouts() {
        super("timeouts", "Manage how long processes may take to stop", "list", "set", "unset");
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

    abstract static class TimeoutVerb extends AppVerb {
        TimeoutVerb(Session session) {
            super(session);
        }

        final void apply(Map<String, Object> timeouts) {
            step("Applying timeouts", () -> api().post(at("config/"), Json.object(FIELD, timeouts)));
            say("");
            show(api().get(at("config/")));
        }

        final void show(Json config) {
            Map<String, Json> timeouts = config.sorted(FIELD);
            if (timeouts.isEmpty()) {
                say("Default (30 sec) or controlled by drycc controller.");
                return;
            }
            Table table = new Table("PTYPE", "TIMEOUT");
            timeouts.forEach((type, seconds) -> table.row(type, seconds.text()));
            print(table);
        }
    }

    @Command(description = "List the timeouts.")
    static final class Listing extends TimeoutVerb {
        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json config = api().get(at("config/"));
            if (!output.wrote(console(), config.at(FIELD))) {
                show(config);
            }
        }
    }

    @Command(description = "Set timeouts in seconds.")
    static final class Set extends TimeoutVerb {
        private static final Pattern FORM = Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)=([0-9]+)");

        @Parameters(arity = "1..*", paramLabel = "<ptype>=<value>", description = "As web=30.")
        private List<String> timeouts;

        @Mixin
        private Waiting waiting;

        Set(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Map<String, Object> parsed = Pairs.parse(
                    timeouts, FORM, timeout -> timeout + " doesn't fit format type=#\nExamples: web=30 worker=300");
            awaiting(waiting, () -> apply(parsed));
        }
    }

    @Command(description = "Return to the default timeout.")
    static final class Unset extends TimeoutVerb {
        @Parameters(arity = "1..*", paramLabel = "<ptype>", description = "The process types.")
        private List<String> types;

        @Mixin
        private Waiting waiting;

        Unset(Session session) {
            super(session);
        }

        @Override
        public void run() {
            awaiting(waiting, () -> apply(Pairs.removed(types)));
        }
    }
}
