package dev.workflow.cli.user;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** User by user, so that one that is refused does not stop the others, and a second run makes only those that are missing. */
@Command(description = "Make users of a file: Django's dumpdata, or CSV with its columns; they keep their passwords.")
final class UsersImport extends Verb {
    private static final String EXISTS = "A user with that username already exists.";

    @Parameters(paramLabel = "<file>", description = "The file; - for the input.")
    private String file;

    private int made;
    private int skipped;
    private int refused;

    UsersImport(Session session) {
        super(session);
    }

    @Override
    public void run() {
        List<ImportedUser> users = ImportedUser.read(text());
        users.forEach(this::add);
        say("Added " + made + " users, " + skipped + " were there already, " + refused + " were refused.");
        if (refused > 0) {
            throw new Failure(refused + " of " + users.size() + " users were refused");
        }
    }

    private String text() {
        try {
            return file.equals("-")
                    ? console().readAll()
                    : Files.readString(session.machine().file(file));
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void add(ImportedUser user) {
        try {
            api().post(Users.PATH, new Json(user.fields()));
            if (!user.active()) {
                api().patch(Users.PATH + Segment.of(user.username()) + "/disable/", Json.ABSENT);
            }
            made++;
        } catch (Refused e) {
            if (e.getMessage().contains(EXISTS)) {
                skipped++;
            } else {
                refused++;
                console().note(user.username() + ": " + e.getMessage());
            }
        }
    }
}
