package dev.workflow.cli.passport;

import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The keys that tokens are signed with. */
final class SigningKeys {
    private static final String PATH = "/v2/oauth/keys/";

    private SigningKeys() {}

    abstract static class KeysVerb extends Verb {
        @Mixin
        private Output output;

        KeysVerb(Session session) {
            super(session);
        }

        final void show(Json keys) {
            if (output.wrote(console(), keys)) {
                return;
            }
            Table table = new Table("KID", "STATE", "CREATED", "ENDS");
            keys.items("results")
                    .forEach(key -> table.row(
                            key.text("kid"),
                            key.text("state"),
                            Texts.localTime(key.text("created")),
                            Texts.orNone(Texts.localTime(key.text("ends")))));
            print(table);
        }
    }

    @Command(description = "List the keys that sign tokens.")
    static final class Listing extends KeysVerb {
        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            show(api().get(PATH));
        }
    }

    @Command(description = "Sign with the next key from now on; tokens stay good.")
    static final class Rotate extends KeysVerb {
        Rotate(Session session) {
            super(session);
        }

        @Override
        public void run() {
            show(api().post(PATH + "rotate/", Json.ABSENT));
        }
    }
}
