package dev.workflow.cli.config;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Pairs;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.command.Waiting;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.process.ProbeText;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drycc healthchecks:…}: how the platform finds out whether a process is well. */
public final class HealthChecks extends Group {
    private static final String FIELD = "healthcheck";

    public HealthChecks() {
        super("healthchecks", "Manage the health checks of process types", "list", "set", "unset");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "set" -> new HealthCheckSet(session);
            case "unset" -> new Unset(session);
            default -> throw unknown(verb);
        };
    }

    abstract static class HealthCheckVerb extends AppVerb {
        HealthCheckVerb(Session session) {
            super(session);
        }

        final void apply(String doing, String type, Map<String, Object> probes) {
            Json body = Json.object(FIELD, Map.of(type, probes));
            step(doing, () -> api().post(at("config/"), body));
            say("");
            show(api().get(at("config/")), type);
        }

        final void show(Json config, String only) {
            Map<String, Json> types = new TreeMap<>(config.fields(FIELD));
            types.entrySet()
                    .removeIf(type -> !only.isEmpty() && !only.equals(type.getKey())
                            || type.getValue().fields().isEmpty());
            if (types.isEmpty()) {
                say("No health checks configured.");
                return;
            }
            Table table = new Table()
                    .row("App:", config.text("app"))
                    .row("UUID:", config.text("uuid"))
                    .row("Owner:", config.text("owner"))
                    .row("Created:", Texts.localTime(config.text("created")))
                    .row("Updated:", Texts.localTime(config.text("updated")))
                    .row("Healthchecks:");
            types.forEach((type, probes) -> probes.fields()
                    .forEach((probe, spec) -> table.row("", probe + " " + type + " " + ProbeText.of(spec))));
            print(table);
        }
    }

    @Command(description = "List the health checks.")
    static final class Listing extends HealthCheckVerb {
        @Option(names = "--ptype", paramLabel = "<ptype>", defaultValue = "", description = "Only of this type.")
        private String type;

        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json config = api().get(at("config/"));
            if (!output.wrote(console(), config.at(FIELD))) {
                show(config, type);
            }
        }
    }

    @Command(description = "Remove health checks of a process type.")
    static final class Unset extends HealthCheckVerb {
        @Parameters(
                arity = "1..*",
                paramLabel = "<health-type>",
                description = "startupProbe, livenessProbe or readinessProbe.")
        private List<String> probes;

        @Option(
                names = "--ptype",
                paramLabel = "<ptype>",
                defaultValue = "web",
                description = "The process type; default: web.")
        private String type;

        @Mixin
        private Waiting waiting;

        Unset(Session session) {
            super(session);
        }

        @Override
        public void run() {
            probes.forEach(HealthCheckSet::checkKind);
            awaiting(waiting, () -> apply("Removing healthchecks", type, Pairs.removed(probes)));
        }
    }
}
