package dev.workflow.cli.network;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.network.Routes.RouteVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The gateways a route hangs on. */
abstract class RouteParents extends RouteVerb {
    @Option(names = "--gateway", required = true, paramLabel = "<gateway>", description = "The gateway.")
    private String gateway;

    @Option(names = "--port", required = true, paramLabel = "<port>", description = "The listener's port.")
    private String port;

    RouteParents(Session session) {
        super(session);
    }

    final void change(String doing, String action) {
        Json body = Json.object("port", Port.parse(port), "gateway", gateway);
        step(doing + " route " + name + " to gateway " + gateway, () -> api().patch(route(action + "/"), body));
    }

    @Command(description = "Hang a route on a gateway.")
    static final class Attach extends RouteParents {
        Attach(Session session) {
            super(session);
        }

        @Override
        public void run() {
            change("Attaching", "attach");
        }
    }

    @Command(description = "Take a route off a gateway.")
    static final class Detach extends RouteParents {
        Detach(Session session) {
            super(session);
        }

        @Override
        public void run() {
            change("Detaching", "detach");
        }
    }
}
