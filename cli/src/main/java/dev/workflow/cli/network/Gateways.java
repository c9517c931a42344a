package dev.workflow.cli.network;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drycc gateways:…}: the ports an app is reached at from outside. */
public final class Gateways extends Group {
    public Gateways() {
        super("gateways", "Manage the ports an app is reached at from outside", "list", "add", "remove");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "add" -> new Add(session);
            case "remove" -> new Remove(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the gateways and their listeners.")
    static final class Listing extends AppVerb {
        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get(at("gateways/?" + limit.query(session.settings())));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No gateways found in " + app() + " app.");
                return;
            }
            Table table = new Table("NAME", "LISENTER", "PORT", "PROTOCOL", "ADDRESSES");
            page.items("results").forEach(gateway -> gateway.items("listeners")
                    .forEach(listener -> table.row(
                            gateway.text("name"),
                            listener.text("name"),
                            listener.text("port"),
                            listener.text("protocol"),
                            addresses(gateway))));
            print(table);
        }

        private static String addresses(Json gateway) {
            return gateway.items("addresses").stream()
                    .map(address -> address.text("value"))
                    .collect(Collectors.joining(","));
        }
    }

    abstract static class Listener extends AppVerb {
        @Parameters(paramLabel = "<name>", description = "The gateway.")
        protected String name;

        @Option(names = "--port", required = true, paramLabel = "<port>", description = "Its port.")
        private String port;

        @Option(
                names = "--protocol",
                required = true,
                paramLabel = "<protocol>",
                description = "HTTP, HTTPS, TCP, TLS or UDP.")
        private String protocol;

        Listener(Session session) {
            super(session);
        }

        final Json body() {
            return Json.object("name", name, "port", Port.parse(port), "protocol", protocol);
        }
    }

    @Command(description = "Add a port to a gateway, and the gateway when it is new.")
    static final class Add extends Listener {
        Add(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Adding gateway " + name + " to " + app(), () -> api().post(at("gateways/"), body()));
        }
    }

    @Command(description = "Remove a port from a gateway.")
    static final class Remove extends Listener {
        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Removing gateway " + name + " to " + app(), () -> api().delete(at("gateways/"), body()));
        }
    }
}
