package dev.workflow.cli.release;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Waiting;
import dev.workflow.cli.command.Warning;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Deploy the newest release.")
final class ReleasesDeploy extends AppVerb {
    @Parameters(arity = "0..*", paramLabel = "<ptype>", description = "Only these process types.")
    private List<String> types = new ArrayList<>();

    @Option(
            names = {"-f", "--force"},
            description = "Also while another deploy is running.")
    private boolean force;

    @Option(names = "--confirm", paramLabel = "yes", defaultValue = "", description = "yes: do not ask.")
    private String confirm;

    @Mixin
    private Waiting waiting;

    ReleasesDeploy(Session session) {
        super(session);
    }

    @Override
    public void run() {
        if (types.isEmpty() && !confirm.equals("yes") && !ask().equals("yes")) {
            throw new Failure("cancel the deploy action");
        }
        Json body = Json.object("ptypes", String.join(",", types), "force", force);
        String doing = "Deploying process types... but first, " + drink() + "!";
        awaiting(waiting, () -> timed(doing, () -> api().post(at("releases/deploy/"), body)));
    }

    private String ask() {
        return Warning.ask(
                console(),
                "WARNING: Potentially Deploy Action",
                "This command will deploy all processes of the application ptype",
                Warning.YES);
    }
}
