package dev.workflow.cli.resource;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Warning;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.resource.Resources.ResourceVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Destroy a resource with its data.")
final class ResourceDestroy extends ResourceVerb {
    @Option(names = "--confirm", paramLabel = "<resource>", description = "Its name again, instead of being asked.")
    private String confirm;

    ResourceDestroy(Session session) {
        super(session);
    }

    @Override
    public void run() {
        String answer = confirm == null ? ask() : confirm;
        if (!answer.equals(name)) {
            throw new Failure("resource " + name + " does not match confirm " + answer + ", aborting");
        }
        say("Destroying " + name + "...");
        api().delete(resource(""), Json.ABSENT);
        say("done");
    }

    private String ask() {
        return Warning.ask(
                console(),
                "WARNING: Potentially Destructive Action",
                "This command will destroy the resource: " + name,
                "To proceed, type \"" + name + "\" or re-run this command with --confirm=" + name);
    }
}
