package dev.workflow.cli.auth;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drycc perms:…}: who else may do what with an app. */
public final class Perms extends Group {
    static final String PERMISSIONS = "A comma list of view, change and delete.";

    public Perms() {
        super(
                "perms",
                "Manage collaborators of an app",
                "list",
                "add",
                "update",
                "remove",
                "why",
                "groups",
                "groups:set",
                "groups:remove");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new List(session);
            case "add" -> new Add(session);
            case "update" -> new Update(session);
            case "remove" -> new Remove(session);
            case "why" -> new PermsWhy(session);
            case "groups" -> new GroupPerms.Listing(session);
            case "groups:set" -> new GroupPerms.Set(session);
            case "groups:remove" -> new GroupPerms.Remove(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the collaborators.")
    static final class List extends AppVerb {
        @Mixin
        private Output output;

        List(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get(at("perms/?limit=-1"));
            if (output.wrote(console(), page)) {
                return;
            }
            Table table = new Table("USERNAME", "PERMISSIONS");
            page.items("results")
                    .forEach(user -> table.row(user.text("username"), String.join(",", user.texts("permissions"))));
            print(table);
        }
    }

    @Command(description = "Add a collaborator, or permissions to one.")
    static final class Add extends AppVerb {
        @Parameters(paramLabel = "<username>", description = "The user's name.")
        private String username;

        @Parameters(paramLabel = "<permissions>", description = PERMISSIONS)
        private String permissions;

        Add(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Adding user " + username + " as a collaborator for " + permissions, () -> api().post(
                            at("perms/"), Json.object("username", username, "permissions", permissions)));
        }
    }

    @Command(description = "Replace a collaborator's permissions.")
    static final class Update extends AppVerb {
        @Parameters(paramLabel = "<username>", description = "The user's name.")
        private String username;

        @Parameters(paramLabel = "<permissions>", description = PERMISSIONS)
        private String permissions;

        Update(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Updating user " + username + " as a collaborator for " + permissions, () -> api().put(
                            at("perms/" + Segment.of(username) + "/"), Json.object("permissions", permissions)));
        }
    }

    @Command(description = "Remove a collaborator.")
    static final class Remove extends AppVerb {
        @Parameters(paramLabel = "<username>", description = "The user's name.")
        private String username;

        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Removing user permission", () -> api().delete(
                            at("perms/" + Segment.of(username) + "/"), Json.ABSENT));
        }
    }
}
