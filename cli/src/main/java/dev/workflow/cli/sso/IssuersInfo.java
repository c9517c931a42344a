package dev.workflow.cli.sso;

import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.Yaml;
import dev.workflow.cli.sso.Sso.IssuerVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Settings lie in each other, so what is printed for people is YAML. */
@Command(description = "Show an issuer and all its settings.")
final class IssuersInfo extends IssuerVerb {
    @Mixin
    private Output output;

    IssuersInfo(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json issuer = api().get(path());
        if (!output.wrote(console(), issuer)) {
            say(Yaml.write(issuer));
        }
    }
}
