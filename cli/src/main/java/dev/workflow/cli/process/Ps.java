package dev.workflow.cli.process;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.process.LogStream.WhenEnded;
import dev.workflow.cli.terminal.LogColours;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drycc ps:…}: the processes of an app. */
public final class Ps extends Group {
    public Ps() {
        super("ps", "Show and control the processes of an app", "list", "logs", "exec", "describe", "delete");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "logs" -> new Logs(session);
            case "exec" -> new PsExec(session);
            case "describe" -> new PsDescribe(session);
            case "delete" -> new Delete(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the processes.")
    static final class Listing extends AppVerb {
        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get(at("pods/?limit=1000"));
            if (output.wrote(console(), page)) {
                return;
            }
            List<Json> pods = page.items("results").stream()
                    .sorted(Comparator.comparing((Json pod) -> pod.text("type")).thenComparing(pod -> pod.text("name")))
                    .toList();
            if (pods.isEmpty()) {
                say("No processes found in " + app() + " app.");
                return;
            }
            Table table = new Table("NAME", "RELEASE", "STATE", "PTYPE", "READY", "RESTARTS", "STARTED");
            pods.forEach(pod -> table.row(
                    pod.text("name"),
                    pod.text("release"),
                    pod.text("state"),
                    pod.text("type"),
                    pod.text("ready"),
                    pod.text("restarts"),
                    Texts.localTime(pod.text("started"))));
            print(table);
        }
    }

    @Command(description = "Show what a process has printed.")
    static final class Logs extends AppVerb {
        @Parameters(paramLabel = "<pod>", description = "The process, as ps:list names it.")
        private String pod;

        @Mixin
        private LogOptions options;

        @Option(
                names = "--container",
                paramLabel = "<container>",
                defaultValue = "",
                description = "Which container, when it has several.")
        private String container;

        Logs(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json request =
                    Json.object("lines", options.linesOrAll(), "follow", options.follow(), "container", container);
            String path = at("pods/" + Segment.of(pod) + "/logs/");
            LogStream log = new LogStream(api(), session.machine(), new LogColours(console())::print);
            if (options.follow()) {
                log.follow(path, request, WhenEnded.STOP);
            } else {
                log.readOnce(path, request);
            }
        }
    }

    @Command(description = "Delete processes; new ones take their place.")
    static final class Delete extends AppVerb {
        @Parameters(arity = "1..*", paramLabel = "<pod>", description = "The processes, as ps:list names them.")
        private List<String> pods;

        Delete(Session session) {
            super(session);
        }

        @Override
        public void run() {
            String names = String.join(",", pods);
            step("Deleting " + names + " from " + app(), () -> api().delete(
                            at("pods/"), Json.object("pod_ids", names)));
        }
    }
}
