package dev.workflow.cli.user;

import dev.workflow.cli.client.Segment;
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

/** {@code drycc groups:…}: groups of users, which this platform has beyond the contract. For administrators. */
public final class UserGroups extends Group {
    public UserGroups() {
        super(
                "groups",
                "Manage groups of users (administrators only)",
                "list",
                "info",
                "add",
                "remove",
                "members:add",
                "members:remove");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "info" -> new Info(session);
            case "add" -> new Add(session);
            case "remove" -> new Remove(session);
            case "members:add" -> new GroupMembers.Add(session);
            case "members:remove" -> new GroupMembers.Remove(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the groups.")
    static final class Listing extends Verb {
        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get("/v2/groups/?" + limit.query(session.settings()));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No groups found.");
                return;
            }
            Table table = new Table("NAME", "ORIGIN", "CREATED");
            page.items("results")
                    .forEach(group ->
                            table.row(group.text("name"), origin(group), Texts.localTime(group.text("created"))));
            print(table);
        }
    }

    abstract static class GroupVerb extends Verb {
        @Parameters(index = "0", paramLabel = "<group>", description = "The group's name.")
        protected String group;

        GroupVerb(Session session) {
            super(session);
        }

        final String path() {
            return "/v2/groups/" + Segment.of(group) + "/";
        }
    }

    @Command(description = "Show a group and its members.")
    static final class Info extends GroupVerb {
        @Mixin
        private Output output;

        Info(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json found = api().get(path());
            if (output.wrote(console(), found)) {
                return;
            }
            print(new Table()
                    .row("Name:", found.text("name"))
                    .row("Origin:", origin(found))
                    .row("Created:", Texts.localTime(found.text("created")))
                    .row("Members:", Texts.orNone(String.join("\n", found.texts("members")))));
        }
    }

    @Command(description = "Make a group.")
    static final class Add extends GroupVerb {
        Add(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Adding group " + group, () -> api().post("/v2/groups/", Json.object("name", group)));
        }
    }

    @Command(description = "Remove a group; its members lose what it gave them.")
    static final class Remove extends GroupVerb {
        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Removing group " + group, () -> api().delete(path(), Json.ABSENT));
        }
    }

    /** Who says who is in it. */
    private static String origin(Json group) {
        return group.text("origin", "here");
    }
}
