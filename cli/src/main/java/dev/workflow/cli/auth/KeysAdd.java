package dev.workflow.cli.auth;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Add an SSH key, so that you can push with it.")
final class KeysAdd extends Verb {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<name>",
            description = "A name for it; default: its comment.")
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "<key>", description = "The public key's file.")
    private String file;

    KeysAdd(Session session) {
        super(session);
    }

    @Override
    public void run() {
        PublicKey key = chosen();
        String id = name == null ? key.id() : name;
        step("Uploading " + key.file().getFileName() + " to drycc", () -> api().post(
                        "/v2/keys/", Json.object("id", id, "public", key.line())));
    }

    private PublicKey chosen() {
        if (file == null
                && name != null
                && Files.isRegularFile(session.machine().file(name))) {
            file = name;
            name = null;
        }
        return file == null ? ask() : PublicKey.read(session.machine().file(file));
    }

    private PublicKey ask() {
        Path home = session.machine().home();
        List<PublicKey> keys = PublicKey.of(home);
        say("Found the following SSH public keys:");
        for (int i = 0; i < keys.size(); i++) {
            PublicKey key = keys.get(i);
            say((i + 1) + ") " + key.file().getFileName() + " " + key.id());
        }
        say("0) Enter path to pubfile (or use keys:add <key_path>)");
        int choice = number(console().ask("Which would you like to use with Drycc? "), keys.size());
        if (choice > 0) {
            return keys.get(choice - 1);
        }
        String path = console().ask("Enter the path to the pubkey file: ");
        return PublicKey.read(
                path.startsWith("~/")
                        ? home.resolve(path.substring(2))
                        : session.machine().file(path));
    }

    private static int number(String answer, int most) {
        try {
            int choice = Integer.parseInt(answer);
            if (choice < 0 || choice > most) {
                throw new Failure(choice + " is not a valid option");
            }
            return choice;
        } catch (NumberFormatException e) {
            throw new Failure(answer + " is not a valid integer", e);
        }
    }
}
