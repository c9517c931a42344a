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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drycc autoscale:…}: how many processes of a type, by their load. */
public final class Autoscale extends Group {
    public Autoscale() {
        super("autoscale", "Scale process types by their load", "list", "set", "unset");
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

    @Command(description = "List the rules.")
    static final class Listing extends AppVerb {
        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json rules = api().get(at("settings/")).at("autoscale");
            if (output.wrote(console(), rules)) {
                return;
            }
            if (rules.isAbsent()) {
                say("No autoscale rules found.");
                return;
            }
            Table table = new Table("PTYPE", "PERCENT", "MIN", "MAX");
            rules.fields()
                    .forEach((type, rule) ->
                            table.row(type, rule.text("cpu_percent"), rule.text("min"), rule.text("max")));
            print(table);
        }
    }

    @Command(description = "Set the rule of a process type.")
    static final class Set extends AppVerb {
        @Parameters(paramLabel = "<ptype>", description = "The process type.")
        private String type;

        @Option(names = "--min", required = true, paramLabel = "<min>", description = "The fewest processes.")
        private int min;

        @Option(names = "--max", required = true, paramLabel = "<max>", description = "The most processes.")
        private int max;

        @Option(
                names = "--cpu-percent",
                required = true,
                paramLabel = "<percent>",
                description = "The load of a processor to aim at.")
        private int percent;

        Set(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Map<String, Object> rule = Map.of(type, Json.object("min", min, "max", max, "cpu_percent", percent));
            step("Applying autoscale settings for process type " + type + " on " + app(), () -> api().post(
                            at("settings/"), Json.object("autoscale", rule)));
        }
    }

    @Command(description = "Remove the rule of a process type.")
    static final class Unset extends AppVerb {
        @Parameters(paramLabel = "<ptype>", description = "The process type.")
        private String type;

        Unset(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json body = Json.object("autoscale", Pairs.removed(List.of(type)));
            step("Removing autoscale for process type " + type + " on " + app(), () -> api().post(
                            at("settings/"), body));
        }
    }
}
