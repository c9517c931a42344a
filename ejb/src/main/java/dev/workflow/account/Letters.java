package dev.workflow.account;

import dev.workflow.mail.MailAddress;
import dev.workflow.mail.Message;

/** The mails about accounts, in words. */
final class Letters {

    private static final String END = "\n\nIf it was not you who asked for this, you need not do anything.\n";

    private final String origin;

    /** @param origin scheme, host and port that links begin with */
    Letters(String origin) {
        this.origin = origin;
    }

    Message activate(MailAddress to, String username, String path) {
        return new Message(to, "Your account on " + host(), """
                Somebody, hopefully you, wants the account %s on %s with this address.

                To begin, follow this link within an hour and enter the password you chose:

                %s/user/activate/%s""".formatted(username, origin, origin, path) + END);
    }

    Message haveAnAccount(MailAddress to, String username) {
        return new Message(to, "Your account on " + host(), """
                Somebody, hopefully you, wanted another account on %s with this address.
                You have one already: %s.

                If you forgot its password, choose a new one here:

                %s/user/password_reset/""".formatted(origin, username, origin) + END);
    }

    Message nameTaken(MailAddress to, String username) {
        return new Message(to, "Your account on " + host(), """
                Somebody, hopefully you, wants the account %s on %s with this address.
                That name is not free. Choose another one here:

                %s/user/registration/""".formatted(username, origin, origin) + END);
    }

    Message reset(MailAddress to, String username, String path) {
        return new Message(to, "A new password for " + host(), """
                Somebody, hopefully you, forgot the password of the account %s on %s.

                Choose a new one with this link. It works once, within an hour:

                %s/user/reset/%s""".formatted(username, origin, origin, path) + END);
    }

    Message invite(MailAddress to, String username, String path) {
        return new Message(to, "Your account on " + host(), """
                An administrator made the account %s for you on %s.

                Choose its password with this link. It works once, within three days:

                %s/user/reset/%s
                """.formatted(username, origin, origin, path));
    }

    Message noPassword(MailAddress to, String username) {
        return new Message(to, "A new password for " + host(), """
                Somebody, hopefully you, forgot the password of the account %s on %s.
                This account has none here: log in as you always did, with the account of your organisation:

                %s/user/login/""".formatted(username, origin, origin) + END);
    }

    Message confirm(MailAddress to, String username, String path) {
        return new Message(
                to, "Your address on " + host(), """
                The account %s on %s wants to have this address.

                If you are %s, confirm it with this link. It works once, within an hour:

                %s/user/update/%s""".formatted(username, origin, username, origin, path) + END);
    }

    /** To the address that is left. */
    Message addressChanges(MailAddress to, String username, String address) {
        return new Message(to, "Your address on " + host(), """
                Somebody, hopefully you, asked that mail for the account %s on %s go to %s from now on.

                If it was not you, change your password at once and end all sessions:

                %s/user/password/
                """.formatted(username, origin, address, origin));
    }

    Message passwordChanged(MailAddress to, String username) {
        return new Message(to, "Your password on " + host() + " was changed", """
                The password of the account %s on %s was changed. Its sessions and API tokens have ended.

                If it was not you, choose a new one at once:

                %s/user/password_reset/
                """.formatted(username, origin, origin));
    }

    private String host() {
        return origin.replaceFirst(".*://", "");
    }
}
