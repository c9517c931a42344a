package dev.workflow.cli.network;

import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import dev.workflow.cli.json.Yaml;
import dev.workflow.cli.network.Routes.RouteVerb;
import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The rules of a route. */
final class RouteRules {
    private RouteRules() {}

    @Command(description = "Show the rules of a route as YAML.")
    static final class Get extends RouteVerb {
        @Mixin
        private Output output;

        Get(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json rules = api().get(route("rules/"));
            if (!output.wrote(console(), rules)) {
                say(Yaml.write(rules));
            }
        }
    }

    @Command(description = "Replace the rules of a route.")
    static final class Set extends RouteVerb {
        @Option(
                names = "--rules-file",
                required = true,
                paramLabel = "<file>",
                description = "The rules as YAML, as routes:get shows them.")
        private String file;

        Set(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json rules = rules();
            // The controller takes a JSON text that holds the JSON of the rules (api.md §6).
            step("Applying rules", () -> api().put(route("rules/"), new Json(JsonText.compact(rules))));
        }

        private Json rules() {
            try {
                return Yaml.parse(Files.readString(session.machine().file(file)), file);
            } catch (IOException e) {
                throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
    }
}
