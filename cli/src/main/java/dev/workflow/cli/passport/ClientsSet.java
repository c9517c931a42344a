package dev.workflow.cli.passport;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.passport.Clients.ClientVerb;
import dev.workflow.cli.problem.Misuse;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Change a client; what is not named stays.")
final class ClientsSet extends ClientVerb {
    @Mixin
    private ClientOptions options;

    ClientsSet(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Map<String, Object> fields = options.fields();
        if (fields.isEmpty()) {
            throw new Misuse("say what is to change, as --redirect=<url>");
        }
        step("Changing client " + client, () -> api().patch(path(), new Json(fields)));
    }
}
