package dev.workflow.cli.auth;

import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import java.util.Optional;

/** {@code drycc auth:…}. */
public final class Auth extends Group {
    public Auth() {
        super("auth", "Log in and out", "login", "logout", "whoami");
    }

    @Override
    public Optional<String> defaultVerb() {
        return Optional.empty();
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "login" -> new Login(session);
            case "logout" -> new Logout(session);
            case "whoami" -> new WhoAmI(session);
            default -> throw unknown(verb);
        };
    }
}
