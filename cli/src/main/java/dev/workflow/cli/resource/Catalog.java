package dev.workflow.cli.resource;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the service catalog offers. */
final class Catalog {
    private Catalog() {}

    @Command(description = "List the services on offer.")
    static final class Services extends Verb {
        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        Services(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get("/v2/resources/services/?" + limit.query(session.settings()));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("Could not find any services");
                return;
            }
            Table table = new Table("ID", "NAME", "UPDATEABLE");
            page.items("results")
                    .forEach(service -> table.row(
                            service.text("id"), service.text("name"), String.valueOf(service.truth("updateable"))));
            print(table);
        }
    }

    @Command(description = "List the plans of a service.")
    static final class Plans extends Verb {
        @Parameters(paramLabel = "<service>", description = "The service's name.")
        private String service;

        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        Plans(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get("/v2/resources/services/" + Segment.of(service) + "/plans/?"
                    + limit.query(session.settings()));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("Could not find any plans in " + service + " service.");
                return;
            }
            Table table = new Table("ID", "NAME", "DESCRIPTION");
            page.items("results")
                    .forEach(plan -> table.row(plan.text("id"), plan.text("name"), plan.text("description")));
            print(table);
        }
    }
}
