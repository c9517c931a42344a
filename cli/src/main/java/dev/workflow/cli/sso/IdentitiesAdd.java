package dev.workflow.cli.sso;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Pairs;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Let jobs of another system work on an app: those whose token has all these claims.")
final class IdentitiesAdd extends AppVerb {
    private static final Pattern CLAIM = Pattern.compile("([^=]+)=(.+)", Pattern.DOTALL);

    @Parameters(index = "0", paramLabel = "<issuer>", description = "The issuer, as sso:issuers lists it.")
    private String issuer;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "<claim>=<pattern>",
            description = "As repository=acme/shop; * stands for anything.")
    private List<String> claims;

    @Option(
            names = "--scope",
            paramLabel = "read|deploy",
            defaultValue = "deploy",
            description = "What they may do; default: deploy.")
    private String scope;

    IdentitiesAdd(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json body = Json.object(
                "issuer",
                issuer,
                "claims",
                new Json(Pairs.parse(claims, CLAIM, claim -> "'" + claim + "' is no <claim>=<pattern>")),
                "scope",
                scope);
        step("Letting jobs of " + issuer + " work on " + app(), () -> api().post(at(Identities.PATH), body));
    }
}
