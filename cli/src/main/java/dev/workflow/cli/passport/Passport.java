package dev.workflow.cli.passport;

import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;

/** {@code drycc passport:…}: which this platform has beyond the contract. For administrators. */
public final class Passport extends Group {
    static final String CLIENTS = "/v2/oauth/clients/";

    public Passport() {
        super(
                "passport",
                "Manage programs that log people in here, and the keys that sign (administrators only)",
                "clients",
                "clients:info",
                "clients:add",
                "clients:set",
                "clients:rotate",
                "clients:remove",
                "keys",
                "rotate-keys");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "clients" -> new Clients.Listing(session);
            case "clients:info" -> new ClientsInfo(session);
            case "clients:add" -> new ClientsAdd(session);
            case "clients:set" -> new ClientsSet(session);
            case "clients:rotate" -> new Clients.Rotate(session);
            case "clients:remove" -> new Clients.Remove(session);
            case "keys" -> new SigningKeys.Listing(session);
            case "rotate-keys" -> new SigningKeys.Rotate(session);
            default -> throw unknown(verb);
        };
    }
}
