package dev.workflow.cli.resource;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drycc resources:…}: databases and the like from the service catalog. */
public final class Resources extends Group {
    public Resources() {
        super(
                "resources",
                "Manage databases and other services of an app",
                "list",
                "services",
                "plans",
                "create",
                "describe",
                "update",
                "destroy",
                "bind",
                "unbind");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "services" -> new Catalog.Services(session);
            case "plans" -> new Catalog.Plans(session);
            case "create" -> new ResourceChange.Create(session);
            case "describe" -> new Describe(session);
            case "update" -> new ResourceChange.Update(session);
            case "destroy" -> new ResourceDestroy(session);
            case "bind" -> new ResourceBinding.Bind(session);
            case "unbind" -> new ResourceBinding.Unbind(session);
            default -> throw unknown(verb);
        };
    }

    abstract static class ResourceVerb extends AppVerb {
        @Parameters(index = "0", paramLabel = "<name>", description = "The resource.")
        protected String name;

        ResourceVerb(Session session) {
            super(session);
        }

        /** A path under the resource, as {@code binding/}. */
        final String resource(String rest) {
            return at("resources/" + Segment.of(name) + "/" + rest);
        }
    }

    @Command(description = "List the resources.")
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
            Json page = api().get(at("resources/?" + limit.query(session.settings())));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No resources found in " + app() + " app.");
                return;
            }
            Table table = new Table("NAME", "OWNER", "PLAN", "UPDATED");
            page.items("results")
                    .forEach(resource -> table.row(
                            resource.text("name"),
                            resource.text("owner"),
                            resource.text("plan"),
                            Texts.localTime(resource.text("updated"))));
            print(table);
        }
    }

    @Command(description = "Show a resource and what it tells the app.")
    static final class Describe extends ResourceVerb {
        @Mixin
        private Output output;

        Describe(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json resource = api().get(resource(""));
            if (output.wrote(console(), resource)) {
                return;
            }
            Table table = new Table()
                    .row("App:", resource.text("app"))
                    .row("UUID:", resource.text("uuid"))
                    .row("Name:", resource.text("name"))
                    .row("Plan:", resource.text("plan"))
                    .row("Owner:", resource.text("owner"))
                    .row("Status:", resource.text("status"))
                    .row("Binding:", resource.text("binding"))
                    .row("Data:");
            resource.sorted("data").forEach((key, value) -> table.row("", key + ":", value.text()));
            table.row("Options:");
            resource.sorted("options").forEach((key, value) -> table.row("", key + ":", value.text()));
            table.row("Message:", Texts.orNone(Texts.wrap(resource.text("message"))))
                    .row("Created:", Texts.localTime(resource.text("created")))
                    .row("Updated:", Texts.localTime(resource.text("updated")));
            print(table);
        }
    }
}
