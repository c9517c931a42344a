package dev.workflow.cli.auth;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.problem.Misuse;
import dev.workflow.cli.settings.ControllerUrl;
import dev.workflow.cli.settings.Settings;
import java.net.URI;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Log in to a controller, in the browser, by name and password, or from another device.")
final class Login extends Verb {
    @Parameters(paramLabel = "<controller>", description = "Address of the controller, as drycc.example.com.")
    private String controller;

    @Option(names = "--username", paramLabel = "<username>", defaultValue = "", description = "Your name.")
    private String username;

    @ArgGroup
    private Password password = new Password();

    @Option(names = "--device", description = "Show a code to enter in a browser anywhere, for machines without one.")
    private boolean device;

    @Option(
            names = "--ssl-verify",
            paramLabel = "true|false",
            defaultValue = "true",
            description = "false: accept any TLS certificate.")
    private String sslVerify;

    Login(Session session) {
        super(session);
    }

    static final class Password {
        @Option(names = "--password", paramLabel = "<password>", description = "Your password.")
        private String given = "";

        @Option(names = "--password-stdin", description = "Read the password from the input.")
        private boolean piped;
    }

    @Override
    public void run() {
        Settings login = login();
        session.settingsFile().save(login);
        say("Logged in as " + login.username());
        say("Configuration file written to " + session.settingsFile().path());
        new LoopbackBuilder(session).makeKnown(ControllerUrl.builderHost(login.controller()));
    }

    private Settings login() {
        if (!device) {
            return new TokenRequest(session, anonymous()).ask(username, secret());
        }
        if (!username.isEmpty() || password.piped || !password.given.isEmpty()) {
            throw new Misuse("--device takes neither a name nor a password: you give them in the browser");
        }
        return new DeviceLogin(session, anonymous()).ask();
    }

    private Settings anonymous() {
        try {
            URI url = ControllerUrl.parse(controller);
            return Settings.anonymous(url, !sslVerify.equals("false"));
        } catch (IllegalArgumentException e) {
            throw new Failure("'" + controller + "' is not the address of a controller", e);
        }
    }

    private String secret() {
        return password.piped ? console().readAll().stripTrailing() : password.given;
    }
}
