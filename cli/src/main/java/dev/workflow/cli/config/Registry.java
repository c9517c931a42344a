package dev.workflow.cli.config;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Pairs;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.command.Waiting;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.terminal.Table;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drycc registry:…}: how to log in to the registry an app's image comes from. */
public final class Registry extends Group {
    public Registry() {
        super("registry", "Manage the login to an app's private registry", "list", "set", "unset");
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

    abstract static class RegistryVerb extends AppVerb {
        RegistryVerb(Session session) {
            super(session);
        }

        final void apply(Map<String, Object> values) {
            values.keySet().forEach(RegistryVerb::check);
            Json body = Json.object("registry", values);
            step("Applying registry information", () -> api().post(at("config/"), body));
            say("");
            show(api().get(at("config/")));
        }

        private static void check(String key) {
            if (!key.equals("username") && !key.equals("password")) {
                throw new Failure(key + " is invalid. Valid keys are \"username\" or \"password\"");
            }
        }

        final void show(Json config) {
            Map<String, Json> values = config.sorted("registry");
            if (values.isEmpty()) {
                say("No registrys found in " + app() + " app.");
                return;
            }
            Table table = new Table("KEY", "VALUE");
            values.forEach((key, value) -> table.row(key, value.text()));
            print(table);
        }
    }

    @Command(description = "Show the login.")
    static final class Listing extends RegistryVerb {
        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json config = api().get(at("config/"));
            if (!output.wrote(console(), config.at("registry"))) {
                show(config);
            }
        }
    }

    @Command(description = "Set the login.")
    static final class Set extends RegistryVerb {
        private static final Pattern FORM = Pattern.compile("([^=]+)=([\\s\\S]*)");

        @Parameters(arity = "1..*", paramLabel = "<key>=<value>", description = "Keys: username, password.")
        private List<String> values;

        @Mixin
        private Waiting waiting;

        Set(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Map<String, Object> parsed = Pairs.parse(
                    values,
                    FORM,
                    value -> value + " is invalid. Must be in format key=value\n"
                            + "Examples: username=bob password=s3cur3pw1");
            awaiting(waiting, () -> apply(parsed));
        }
    }

    @Command(description = "Remove the login.")
    static final class Unset extends RegistryVerb {
        @Parameters(arity = "1..*", paramLabel = "<key>", description = "Keys: username, password.")
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
