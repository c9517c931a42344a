package dev.workflow.cli.config;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Warning;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** A command about the values of an app or of one of its process types. */
abstract class ConfigVerb extends AppVerb {
    @Option(names = "--ptype", paramLabel = "<ptype>", defaultValue = "", description = "Only for this process type.")
    protected String type;

    ConfigVerb(Session session) {
        super(session);
    }

    /** Asks first when the change will restart every process (autodeploy on, no process type named). */
    final void confirm(String given, UnaryOperator<String> prompt) {
        if (!type.isEmpty() || given.equals("yes")) {
            return;
        }
        Json autodeploy = api().get(at("settings/")).at("autodeploy");
        if (!autodeploy.isAbsent() && !autodeploy.truth()) {
            return;
        }
        String answer = Warning.ask(
                prompt,
                "WARNING: Potentially Config Action",
                "This command will deploy all processes of the application",
                Warning.YES);
        if (!answer.equals("yes")) {
            throw new Failure("cancel the config action");
        }
    }

    /** Sets the values, says which release that made when the reply tells, and lists all. */
    final void set(Map<String, Object> values) {
        if (values.keySet().stream().anyMatch(key -> key.contains("HEALTHCHECK_"))) {
            console().note("HEALTHCHECK_ variables are no longer used; see drycc healthchecks:set.");
        }
        String release =
                await("Creating config", () -> post(values)).at("values").text("WORKFLOW_RELEASE");
        say(release.isEmpty() ? "done" : "done, " + release);
        say("");
        show();
    }

    /** Removes the values and lists what is left. */
    final void unset(Map<String, Object> values) {
        step("Removing config", () -> post(values));
        say("");
        show();
    }

    private Json post(Map<String, Object> values) {
        Json body = type.isEmpty() ? Json.object("values", values) : Json.object("typed_values", Map.of(type, values));
        return api().post(at("config/"), body);
    }

    private void show() {
        print(ValueTable.of(api().get(at("config/")), type));
    }
}
