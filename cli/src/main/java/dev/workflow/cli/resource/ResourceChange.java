package dev.workflow.cli.resource;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Pairs;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.Yaml;
import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creating and updating resources: a plan, a name, and options from a file and from arguments. */
abstract class ResourceChange extends AppVerb {
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)=([\\s\\S]*)");

    @Parameters(index = "0", paramLabel = "<plan>", description = "As postgresql:standard-10.")
    protected String plan;

    @Parameters(index = "1", paramLabel = "<name>", description = "The resource.")
    protected String name;

    @Parameters(index = "2..*", arity = "0..*", paramLabel = "<param>=<value>", description = "Options of the plan.")
    private List<String> parameters = new ArrayList<>();

    @Option(
            names = {"-f", "--values"},
            paramLabel = "<file>",
            description = "Options of the plan, as YAML.")
    private String file;

    ResourceChange(Session session) {
        super(session);
    }

    final Map<String, Object> options() {
        Map<String, Object> options = Pairs.parse(
                parameters,
                PARAMETER,
                parameter -> "'" + parameter + "' does not match the pattern 'key=var', ex: MODE=test");
        if (file != null) {
            options.put("rawValues", rawValues());
        }
        return options;
    }

    private String rawValues() {
        try {
            String text = Files.readString(session.machine().file(file));
            if (text.isBlank()) {
                throw new Failure(file + " is empty");
            }
            Yaml.parse(text, file);
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    @Command(description = "Create a resource.")
    static final class Create extends ResourceChange {
        Create(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json body = Json.object("name", name, "plan", plan, "options", options());
            step("Creating " + name + " to " + app(), () -> api().post(at("resources/"), body));
        }
    }

    @Command(description = "Change the plan or the options of a resource.")
    static final class Update extends ResourceChange {
        Update(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json body = Json.object("plan", plan, "options", options());
            String path = at("resources/" + Segment.of(name) + "/");
            step("Updating " + name + " to " + app(), () -> api().put(path, body));
        }
    }
}
