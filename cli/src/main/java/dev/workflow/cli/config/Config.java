package dev.workflow.cli.config;

import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;

/** {@code drycc config:…}: the environment variables of an app. */
public final class Config extends Group {
    public Config() {
        super("config", "Manage the environment variables of an app", "list", "set", "unset", "pull", "push");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new ConfigList(session);
            case "set" -> new ConfigSet(session);
            case "unset" -> new ConfigUnset(session);
            case "pull" -> new ConfigPull(session);
            case "push" -> new ConfigPush(session);
            default -> throw unknown(verb);
        };
    }
}
