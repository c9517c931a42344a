package dev.workflow.cli.network;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Upload a certificate and its key.")
final class CertsAdd extends AppVerb {
    @Parameters(index = "0", paramLabel = "<name>", description = "A name for it.")
    private String name;

    @Parameters(index = "1", paramLabel = "<cert>", description = "The certificate chain's PEM file.")
    private String certificate;

    @Parameters(index = "2", paramLabel = "<key>", description = "The private key's PEM file.")
    private String key;

    CertsAdd(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json body = Json.object("name", name, "certificate", text(certificate), "key", text(key));
        step("Adding SSL endpoint", () -> api().post(at("certs/"), body));
    }

    private String text(String file) {
        try {
            return Files.readString(session.machine().file(file));
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
