package dev.workflow.cli.release;

import dev.workflow.cli.command.AppVerb;
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

/** {@code drycc releases:…}. */
public final class Releases extends Group {
    private static final int SUMMARY = 64;

    public Releases() {
        super("releases", "Show, deploy and roll back releases", "list", "info", "why", "diff", "deploy", "rollback");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "info" -> new ReleasesInfo(session);
            case "why" -> new ReleasesWhy(session);
            case "diff" -> new ReleasesDiff(session);
            case "deploy" -> new ReleasesDeploy(session);
            case "rollback" -> new ReleasesRollback(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the releases, newest first.")
    static final class Listing extends AppVerb {
        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get(at("releases/?" + limit.query(session.settings())));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No releases found in " + app() + " app.");
                return;
            }
            Table table = new Table("OWNER", "STATE", "VERSION", "CREATED", "SUMMARY");
            page.items("results")
                    .forEach(release -> table.row(
                            release.text("owner"),
                            release.text("state"),
                            "v" + release.text("version"),
                            Texts.localTime(release.text("created")),
                            Texts.cut(release.text("summary").strip().replace('\n', ' '), SUMMARY)));
            print(table);
        }
    }
}
