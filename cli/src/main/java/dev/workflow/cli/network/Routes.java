package dev.workflow.cli.network;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drycc routes:…}: which requests of a gateway go to which service. */
public final class Routes extends Group {
    public Routes() {
        super(
                "routes",
                "Manage which requests go to which service",
                "list",
                "add",
                "get",
                "set",
                "attach",
                "detach",
                "remove");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "add" -> new Add(session);
            case "get" -> new RouteRules.Get(session);
            case "set" -> new RouteRules.Set(session);
            case "attach" -> new RouteParents.Attach(session);
            case "detach" -> new RouteParents.Detach(session);
            case "remove" -> new Remove(session);
            default -> throw unknown(verb);
        };
    }

    abstract static class RouteVerb extends AppVerb {
        @Parameters(paramLabel = "<name>", description = "The route.")
        protected String name;

        RouteVerb(Session session) {
            super(session);
        }

        /** A path under the route, as {@code rules/}. */
        final String route(String rest) {
            return at("routes/" + Segment.of(name) + "/" + rest);
        }
    }

    @Command(description = "List the routes.")
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
            Json page = api().get(at("routes/?" + limit.query(session.settings())));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No routes found in " + app() + " app.");
                return;
            }
            Table table = new Table("NAME", "OWNER", "PTYPE", "KIND", "SERVICE-PORT", "GATEWAY", "LISTENER-PORT");
            page.items("results").forEach(route -> rows(table, route));
            print(table);
        }

        /** A row for each gateway it hangs on; a route that hangs on none has one row as well. */
        private static void rows(Table table, Json route) {
            List<Json> parents = route.items("parent_refs");
            for (Json parent : parents.isEmpty() ? List.of(Json.ABSENT) : parents) {
                table.row(
                        route.text("name"),
                        route.text("owner"),
                        route.text("ptype"),
                        route.text("kind"),
                        route.text("port"),
                        parent.text("name"),
                        parent.text("port"));
            }
        }
    }

    @Command(description = "Add a route to a service.")
    static final class Add extends RouteVerb {
        @Option(names = "--ptype", required = true, paramLabel = "<ptype>", description = "The process type.")
        private String type;

        @Option(
                names = "--kind",
                required = true,
                paramLabel = "<kind>",
                description = "HTTPRoute, TCPRoute, UDPRoute or TLSRoute.")
        private String kind;

        @Option(names = "--port", required = true, paramLabel = "<port>", description = "The service's port.")
        private String port;

        Add(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json body = Json.object("name", name, "ptype", type, "kind", kind, "port", Port.parse(port));
            step("Adding route " + name + " to " + app(), () -> api().post(at("routes/"), body));
        }
    }

    @Command(description = "Remove a route.")
    static final class Remove extends RouteVerb {
        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Removing route " + name + " to " + app(), () -> api().delete(route(""), Json.ABSENT));
        }
    }
}
