package dev.workflow.cli.config;

import dev.workflow.cli.client.Segment;
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

/** {@code drycc limits:…}: how big the processes of a type are. */
public final class Limits extends Group {
    public Limits() {
        super("limits", "Manage the size of processes", "list", "set", "unset", "specs", "plans");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "set" -> new Set(session);
            case "unset" -> new Unset(session);
            case "specs" -> new LimitSpecs(session);
            case "plans" -> new LimitPlans(session);
            default -> throw unknown(verb);
        };
    }

    abstract static class LimitVerb extends AppVerb {
        LimitVerb(Session session) {
            super(session);
        }

        final void apply(Map<String, Object> limits) {
            step("Applying limits", () -> api().post(at("config/"), Json.object("limits", limits)));
            say("");
            show(api().get(at("config/")));
        }

        final void show(Json config) {
            Map<String, Json> limits = config.sorted("limits");
            if (limits.isEmpty()) {
                say("No limits found in " + app() + " app.");
                return;
            }
            Table table = new Table("PTYPE", "PLAN", "VCPUS", "MEMORY", "FEATURES");
            limits.forEach((type, id) -> {
                Json plan = api().get("/v2/limits/plans/" + Segment.of(id.text()) + "/");
                table.row(type, id.text(), plan.text("cpu"), PlanText.memory(plan), PlanText.features(plan));
            });
            print(table);
        }
    }

    @Command(description = "List the plan of every process type.")
    static final class Listing extends LimitVerb {
        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json config = api().get(at("config/"));
            if (!output.wrote(console(), config.at("limits"))) {
                show(config);
            }
        }
    }

    @Command(description = "Set the plans of process types.")
    static final class Set extends LimitVerb {
        private static final Pattern FORM = Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)=([-.a-zA-Z0-9]+)");

        @Parameters(arity = "1..*", paramLabel = "<ptype>=<plan>", description = "As web=std1.large.c1m1.")
        private List<String> limits;

        @Mixin
        private Waiting waiting;

        Set(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Map<String, Object> parsed = Pairs.parse(
                    limits,
                    FORM,
                    limit -> limit + " doesn't fit format type=#unit or type=#\nExamples: web=std1.large.c1m1");
            awaiting(waiting, () -> apply(parsed));
        }
    }

    @Command(description = "Return process types to the default plan.")
    static final class Unset extends LimitVerb {
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
