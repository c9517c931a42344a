package dev.workflow.cli.auth;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.settings.Settings;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(description = "Log out: revoke the token and forget it.")
final class Logout extends Verb {
    private static final int SHOWN = 14;

    Logout(Session session) {
        super(session);
    }

    @Override
    public void run() {
        revoke();
        session.settingsFile().delete();
        say("Logged out");
    }

    /** As far as possible: a controller that is gone must not keep anybody logged in here. */
    private void revoke() {
        try {
            own(session.settings()).ifPresent(uuid -> api().delete("/v2/tokens/" + uuid + "/", Json.ABSENT));
        } catch (Failure e) {
            if (session.settingsFile().path().toFile().exists()) {
                console().note("The token could not be revoked: " + e.getMessage());
            }
        }
    }

    /** The token in use among the user's: the controller shows only the two ends of each. */
    private Optional<String> own(Settings settings) {
        String token = settings.token();
        if (token.length() < 2 * SHOWN) {
            return Optional.empty();
        }
        String fuzzy = token.substring(0, SHOWN) + "..." + token.substring(token.length() - SHOWN);
        return api().get("/v2/tokens/?limit=1000").items("results").stream()
                .filter(candidate -> candidate.text("fuzzy_key").equals(fuzzy))
                .map(candidate -> candidate.text("uuid"))
                .findFirst();
    }
}
