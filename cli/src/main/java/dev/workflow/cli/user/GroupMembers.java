package dev.workflow.cli.user;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.user.UserGroups.GroupVerb;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Who is in a group. */
final class GroupMembers {
    private GroupMembers() {}

    abstract static class MembersVerb extends GroupVerb {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "<username>", description = "The user's name.")
        protected List<String> usernames;

        MembersVerb(Session session) {
            super(session);
        }

        final String members() {
            return path() + "members/";
        }
    }

    @Command(description = "Put users into a group.")
    static final class Add extends MembersVerb {
        Add(Session session) {
            super(session);
        }

        @Override
        public void run() {
            for (String username : usernames) {
                step("Adding user " + username + " to " + group, () -> api().post(
                                members(), Json.object("username", username)));
            }
        }
    }

    @Command(description = "Take users out of a group.")
    static final class Remove extends MembersVerb {
        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            for (String username : usernames) {
                step("Removing user " + username + " from " + group, () -> api().delete(
                                members() + Segment.of(username) + "/", Json.ABSENT));
            }
        }
    }
}
