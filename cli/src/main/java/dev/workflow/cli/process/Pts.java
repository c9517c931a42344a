package dev.workflow.cli.process;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Pairs;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.command.Waiting;
import dev.workflow.cli.command.Warning;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drycc pts:…}: the process types of an app. */
public final class Pts extends Group {
    public Pts() {
        super("pts", "Show, scale and restart process types", "list", "describe", "restart", "scale");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "describe" -> new PtsDescribe(session);
            case "restart" -> new Restart(session);
            case "scale" -> new Scale(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the process types.")
    static final class Listing extends AppVerb {
        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get(at("ptypes/?limit=1000"));
            if (output.wrote(console(), page)) {
                return;
            }
            List<Json> types = page.items("results").stream()
                    .sorted(Comparator.comparing((Json type) -> type.text("name")))
                    .toList();
            if (types.isEmpty()) {
                say("No processes found in " + app() + " app.");
                return;
            }
            Table table = new Table("NAME", "RELEASE", "READY", "UP-TO-DATE", "AVAILABLE", "STARTED");
            types.forEach(type -> table.row(
                    type.text("name"),
                    type.text("release"),
                    type.text("ready"),
                    type.text("up_to_date"),
                    type.text("available_replicas"),
                    Texts.localTime(type.text("started"))));
            print(table);
        }
    }

    @Command(description = "Restart process types, or all of them.")
    static final class Restart extends AppVerb {
        @Parameters(arity = "0..*", paramLabel = "<ptype>", description = "Which; default: all.")
        private List<String> types = new ArrayList<>();

        @Option(names = "--confirm", paramLabel = "yes", defaultValue = "", description = "yes: do not ask.")
        private String confirm;

        @Mixin
        private Waiting waiting;

        Restart(Session session) {
            super(session);
        }

        @Override
        public void run() {
            if (types.isEmpty() && !confirm.equals("yes") && !ask().equals("yes")) {
                throw new Failure("cancel the restart action");
            }
            Json body = Json.object("ptypes", String.join(",", types));
            String doing = "Restarting process types... but first, " + drink() + "!";
            awaiting(waiting, () -> timed(doing, () -> api().post(at("ptypes/restart/"), body)));
        }

        private String ask() {
            return Warning.ask(
                    console(),
                    "WARNING: Potentially Restart Action",
                    "This command will restart all processes of the application ptype",
                    Warning.YES);
        }
    }

    @Command(description = "Set how many processes of each type run.")
    static final class Scale extends AppVerb {
        private static final Pattern TARGET = Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)=([0-9]{1,9})");

        @Parameters(arity = "1..*", paramLabel = "<ptype>=<num>", description = "As web=2 worker=1.")
        private List<String> targets;

        @Mixin
        private Waiting waiting;

        Scale(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Map<String, Object> numbers = Pairs.parse(
                    targets, TARGET, target -> "'" + target + "' does not match the pattern 'ptype=num', ex: web=2");
            numbers.replaceAll((type, number) -> Integer.valueOf((String) number));
            String doing = "Scaling process types... but first, " + drink() + "!";
            awaiting(waiting, () -> timed(doing, () -> api().post(at("ptypes/scale/"), new Json(numbers))));
        }
    }
}
