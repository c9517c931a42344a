package dev.workflow.cli.auth;

import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.command.Warning;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.problem.Misuse;
import dev.workflow.cli.settings.Settings;
import dev.workflow.cli.terminal.Table;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Make a token and show it, this once.")
final class TokensAdd extends Verb {
    @Parameters(paramLabel = "<alias>", description = "A name to tell it from others.")
    private String alias;

    @Option(
            names = "--scope",
            paramLabel = "read|deploy|admin",
            defaultValue = "",
            description = "How much of your rights it carries: read looks, deploy changes apps too, "
                    + "admin (the default) is all of it.")
    private String scope;

    @Option(
            names = {"-a", "--app"},
            paramLabel = "<app>",
            split = ",",
            description = "Good for this app only; give it several times for several apps.")
    private List<String> apps = List.of();

    @Option(
            names = "--expires",
            paramLabel = "<time>",
            defaultValue = "",
            description = "When it ends: after 12h or 30d, or at 2030-01-31 or 2030-01-31T12:00:00Z; default: never.")
    private String expires;

    @Option(names = "--username", paramLabel = "<username>", defaultValue = "", description = "Whose token.")
    private String username;

    @Option(names = "--password", paramLabel = "<password>", defaultValue = "", description = "Their password.")
    private String password;

    @Mixin
    private Output output;

    TokensAdd(Session session) {
        super(session);
    }

    /** A program that reads the reply is not asked: it keeps what it gets. */
    @Override
    public void run() {
        Map<String, Object> wanted = wanted();
        if (!output.wanted()) {
            confirm();
        }
        Json reply = username.isEmpty() ? api().post("/v2/tokens/", new Json(wanted)) : loggedIn(wanted);
        if (!output.wrote(console(), reply)) {
            print(new Table("USERNAME", "TOKEN").row(reply.text("owner"), reply.text("token")));
        }
    }

    private Map<String, Object> wanted() {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("alias", alias);
        if (!scope.isEmpty()) {
            wanted.put("scope", scope);
        }
        if (!apps.isEmpty()) {
            wanted.put("apps", apps);
        }
        if (!expires.isEmpty()) {
            wanted.put("expires", Expiry.parse(expires, Clock.systemUTC()).toString());
        }
        return wanted;
    }

    private void confirm() {
        String answer = Warning.ask(
                console(),
                "WARNING: Make sure to copy your token now.",
                "You won't be able to see it again, please confirm whether to continue.",
                Warning.YES);
        if (!answer.equals("yes")) {
            String whose = username.isEmpty() ? session.settings().username() : username;
            throw new Failure("cancel the creation of " + whose + "'s token, aborting");
        }
    }

    /** The token of a login, which always carries all rights. */
    private Json loggedIn(Map<String, Object> wanted) {
        if (wanted.size() > 1) {
            throw new Misuse("--scope, --app and --expires are for your own tokens: leave --username out");
        }
        Settings login = session.settings();
        Settings anonymous = Settings.anonymous(login.controller(), login.sslVerify());
        Settings fresh = new TokenRequest(session, anonymous, alias).ask(username, password);
        return Json.object("owner", fresh.username(), "alias", alias, "token", fresh.token());
    }
}
