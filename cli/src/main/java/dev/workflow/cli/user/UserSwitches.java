package dev.workflow.cli.user;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.user.Users.UserVerb;
import picocli.CommandLine.Command;

/** What is done to a user as a whole. */
final class UserSwitches {
    private UserSwitches() {}

    @Command(description = "Let a user in again.")
    static final class Enable extends UserVerb {
        Enable(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Enabling user " + username, () -> api().patch(path() + "enable/", Json.ABSENT));
        }
    }

    @Command(description = "Lock a user out: all their sessions and tokens end.")
    static final class Disable extends UserVerb {
        Disable(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Disabling user " + username, () -> api().patch(path() + "disable/", Json.ABSENT));
        }
    }

    @Command(description = "End all sessions and tokens of a user, who can log in again.")
    static final class Revoke extends UserVerb {
        Revoke(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Ending all sessions and tokens of " + username, () -> api().post(path() + "revoke/", Json.ABSENT));
        }
    }

    @Command(description = "Help a user who has lost their second factor: remove it.")
    static final class FactorReset extends UserVerb {
        FactorReset(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Removing the second factor of " + username, () -> api().delete(path() + "factor/", Json.ABSENT));
        }
    }
}
