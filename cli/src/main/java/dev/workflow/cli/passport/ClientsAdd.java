package dev.workflow.cli.passport;

import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.passport.Clients.ClientVerb;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Register a client and show its secret, this once.")
final class ClientsAdd extends ClientVerb {
    @Option(names = "--public", description = "It cannot keep a secret, as a program on people's machines.")
    private boolean open;

    @Mixin
    private ClientOptions options;

    @Mixin
    private Output output;

    ClientsAdd(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Map<String, Object> fields = options.fields();
        fields.put("client_id", client);
        fields.put("confidential", !open);
        Json issued = api().post(Passport.CLIENTS, new Json(fields));
        if (!output.wrote(console(), issued)) {
            show(issued);
        }
    }
}
