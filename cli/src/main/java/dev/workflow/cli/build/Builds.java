package dev.workflow.cli.build;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.command.Waiting;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.Yaml;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drycc builds:…}. */
public final class Builds extends Group {
    public Builds() {
        super("builds", "Show builds, deploy existing images", "list", "create");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "create" -> new Create(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the builds.")
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
            Json page = api().get(at("builds/?" + limit.query(session.settings())));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No builds found in " + app() + " app.");
                return;
            }
            Table table = new Table("OWNER", "SHA", "CREATED");
            page.items("results")
                    .forEach(build -> table.row(
                            build.text("owner"),
                            Texts.orNone(build.text("sha")),
                            Texts.localTime(build.text("created"))));
            print(table);
        }
    }

    @Command(description = "Deploy an image that exists already.")
    static final class Create extends AppVerb {
        @Parameters(paramLabel = "<image>", description = "As registry.example.com/shop:1.")
        private String image;

        @Option(
                names = {"-s", "--stack"},
                paramLabel = "<stack>",
                defaultValue = "container",
                description = "What made it; default: container.")
        private String stack;

        @Option(
                names = {"-p", "--procfile"},
                paramLabel = "<file>",
                defaultValue = "Procfile",
                description = "The process types; default: Procfile, when there is one.")
        private String procfile;

        @Option(
                names = {"-d", "--dryccfile"},
                paramLabel = "<file>",
                defaultValue = "drycc.yaml",
                description = "How to deploy; default: drycc.yaml, when there is one.")
        private String dryccfile;

        @Mixin
        private Waiting waiting;

        Create(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("image", image);
            body.put("stack", stack);
            attach(body, "procfile", procfile);
            attach(body, "dryccfile", dryccfile);
            awaiting(waiting, () -> step("Creating build", () -> api().post(at("builds/"), new Json(body))));
        }

        private void attach(Map<String, Object> body, String field, String name) {
            Path file = session.machine().file(name);
            if (!Files.isRegularFile(file)) {
                return;
            }
            try {
                Json content = Yaml.parse(Files.readString(file), name);
                if (!content.isAbsent()) {
                    body.put(field, content);
                }
            } catch (IOException e) {
                throw new Failure("cannot read " + name + ": " + e.getMessage(), e);
            }
        }
    }
}
