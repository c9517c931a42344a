package dev.workflow.cli.network;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.terminal.Table;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drycc services:…}: the ports of process types inside the platform. */
public final class Services extends Group {
    public Services() {
        super("services", "Manage the internal ports of process types", "list", "add", "remove");
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

    @Command(description = "List the ports.")
    static final class Listing extends AppVerb {
        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json reply = api().get(at("services/"));
            if (output.wrote(console(), reply)) {
                return;
            }
            if (reply.items("services").isEmpty()) {
                say("No services found in " + app() + " app.");
                return;
            }
            Table table = new Table("PTYPE", "PORT", "PROTOCOL", "TARGET-PORT", "DOMAIN");
            reply.items("services").forEach(service -> service.items("ports")
                    .forEach(port -> table.row(
                            service.text("ptype"),
                            port.text("port"),
                            port.text("protocol"),
                            port.text("targetPort"),
                            service.text("domain"))));
            print(table);
        }
    }

    @Command(description = "Add a port to a process type.")
    static final class Add extends AppVerb {
        private static final Pattern PORTS = Pattern.compile("([1-9][0-9]*):([1-9][0-9]*)");

        @Parameters(index = "0", paramLabel = "<ptype>", description = "The process type.")
        private String type;

        @Parameters(index = "1", paramLabel = "<port>:<target>", description = "The service's port and the process's.")
        private String ports;

        @Option(
                names = "--protocol",
                paramLabel = "<protocol>",
                defaultValue = "TCP",
                description = "TCP, UDP or SCTP; default: TCP.")
        private String protocol;

        Add(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Matcher matcher = PORTS.matcher(ports);
            if (!matcher.matches()) {
                throw new Failure("'" + ports + "' does not match the pattern 'port:targatPort', ex: 80:8000");
            }
            Json body = Json.object(
                    "ptype",
                    type,
                    "port",
                    Port.parse(matcher.group(1)),
                    "protocol",
                    protocol,
                    "target_port",
                    Port.parse(matcher.group(2)));
            step("Adding " + type + " (" + matcher.group(1) + ") to " + app(), () -> api().post(at("services/"), body));
        }
    }

    @Command(description = "Remove a port from a process type.")
    static final class Remove extends AppVerb {
        @Parameters(index = "0", paramLabel = "<ptype>", description = "The process type.")
        private String type;

        @Parameters(index = "1", paramLabel = "<port>", description = "The service's port.")
        private String port;

        @Option(
                names = "--protocol",
                paramLabel = "<protocol>",
                defaultValue = "TCP",
                description = "TCP, UDP or SCTP; default: TCP.")
        private String protocol;

        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json body = Json.object("ptype", type, "port", Port.parse(port), "protocol", protocol);
            step("Removing " + type + " from " + app(), () -> api().delete(at("services/"), body));
        }
    }
}
