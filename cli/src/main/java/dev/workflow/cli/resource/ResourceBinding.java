package dev.workflow.cli.resource;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.resource.Resources.ResourceVerb;
import picocli.CommandLine.Command;

/** Whether the app is given the resource's credentials. */
abstract class ResourceBinding extends ResourceVerb {
    ResourceBinding(Session session) {
        super(session);
    }

    final void change(String doing, String action) {
        Json body = Json.object("bind_action", action);
        step(doing + " resource", () -> api().patch(resource("binding/"), body));
    }

    @Command(description = "Give the app the resource's credentials.")
    static final class Bind extends ResourceBinding {
        Bind(Session session) {
            super(session);
        }

        @Override
        public void run() {
            change("Binding", "bind");
        }
    }

    @Command(description = "Take the resource's credentials from the app.")
    static final class Unbind extends ResourceBinding {
        Unbind(Session session) {
            super(session);
        }

        @Override
        public void run() {
            change("Unbinding", "unbind");
        }
    }
}
