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

/** {@code drycc tags:…}: which nodes a process type may run on. */
public final class Tags extends Group {
    public Tags() {
        super("tags", "Manage which nodes a process type runs on", "list", "set", "unset");
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

    abstract static class TagVerb extends AppVerb {
        @Parameters(index = "0", paramLabel = "<ptype>", description = "The process type.")
        private String type;

        TagVerb(Session session) {
            super(session);
        }

        final void apply(Map<String, Object> tags) {
            step("Applying tags", () -> api().post(at("config/"), Json.object("tags", Map.of(type, tags))));
            say("");
            show(api().get(at("config/")));
        }

        final void show(Json config) {
            if (config.fields("tags").isEmpty()) {
                say("No tags found in " + app() + " app.");
                return;
            }
            if (config.fields("tags").containsKey(type)) {
                Table table = new Table("KEY", "VALUE");
                config.at("tags").sorted(type).forEach((key, value) -> table.row(key, value.text()));
                print(table);
            }
        }
    }

    @Command(description = "List the tags of a process type.")
    static final class Listing extends TagVerb {
        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json config = api().get(at("config/"));
            if (!output.wrote(console(), config.at("tags"))) {
                show(config);
            }
        }
    }

    @Command(description = "Set tags of a process type.")
    static final class Set extends TagVerb {
        private static final Pattern TAG = Pattern.compile("([^=]+)=([^=]+)");

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "<key>=<value>", description = "As rack=1.")
        private List<String> tags;

        @Mixin
        private Waiting waiting;

        Set(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Map<String, Object> parsed = Pairs.parse(
                    tags,
                    TAG,
                    tag -> tag + " is invalid, Must be in format key=value\n"
                            + "Examples: rack=1 evironment=production");
            awaiting(waiting, () -> apply(parsed));
        }
    }

    @Command(description = "Remove tags of a process type.")
    static final class Unset extends TagVerb {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "<key>", description = "Their keys.")
        private List<String> keys;

        @Mixin
        private Waiting waiting;

        Unset(Session session) {
            super(session);
        }

        @Override
        public void run() {
            awaiting(waiting, () -> apply(Pairs.removed(keys)));
        }
    }
}
