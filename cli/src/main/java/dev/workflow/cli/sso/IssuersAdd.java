package dev.workflow.cli.sso;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.sso.Sso.IssuerVerb;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Trust an issuer.")
final class IssuersAdd extends IssuerVerb {
    @Parameters(index = "1", paramLabel = "<issuer>", description = "The iss of its tokens, to the character.")
    private String issuer;

    @Mixin
    private IssuerOptions options;

    IssuersAdd(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Map<String, Object> settings = options.read(session);
        IssuerFields.READ_ONLY.forEach(settings::remove);
        settings.put("name", name);
        settings.put("issuer", issuer);
        step("Adding issuer " + name, () -> api().post(Sso.PATH, new Json(settings)));
    }
}
