package dev.workflow.cli.auth;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What groups of users may do with an app. */
final class GroupPerms {
    private static final String PATH = "perms/groups/";

    private GroupPerms() {}

    @Command(description = "List the groups that may work on the app.")
    static final class Listing extends AppVerb {
        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get(at(PATH));
            if (output.wrote(console(), page)) {
                return;
            }
            Table table = new Table("GROUP", "PERMISSIONS");
            page.items("results")
                    .forEach(share -> table.row(share.text("group"), String.join(",", share.texts("permissions"))));
            print(table);
        }
    }

    @Command(description = "Set what the members of a group may do.")
    static final class Set extends AppVerb {
        @Parameters(paramLabel = "<group>", description = "The group's name.")
        private String group;

        @Parameters(paramLabel = "<permissions>", description = Perms.PERMISSIONS)
        private String permissions;

        Set(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Giving group " + group + " " + permissions + " on " + app(), () -> api().put(
                            at(PATH + Segment.of(group) + "/"), Json.object("permissions", permissions)));
        }
    }

    @Command(description = "Take all permissions from a group.")
    static final class Remove extends AppVerb {
        @Parameters(paramLabel = "<group>", description = "The group's name.")
        private String group;

        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Removing group " + group + " from " + app(), () -> api().delete(
                            at(PATH + Segment.of(group) + "/"), Json.ABSENT));
        }
    }
}
