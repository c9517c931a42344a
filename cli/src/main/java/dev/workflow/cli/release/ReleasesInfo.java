package dev.workflow.cli.release;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Show a release and how its deploy went.")
final class ReleasesInfo extends AppVerb {
    @Parameters(paramLabel = "<version>", description = "As v3.")
    private String version;

    @Mixin
    private Output output;

    ReleasesInfo(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json release = api().get(at("releases/" + Version.required(version) + "/"));
        if (output.wrote(console(), release)) {
            return;
        }
        Table table = new Table()
                .row("App:", release.text("app"))
                .row("UUID:", release.text("uuid"))
                .row("State:", release.text("state"))
                .row("Owner:", release.text("owner"))
                .row("Build:", release.text("build"))
                .row("Config:", release.text("config"))
                .row("Created:", Texts.localTime(release.text("created")))
                .row("Updated:", Texts.localTime(release.text("updated")))
                .row("Summary:", Texts.wrap(release.text("summary")));
        if (!release.text("exception").isEmpty()) {
            table.row("Exception:", Texts.wrap(release.text("exception")));
        }
        print(table.row("Version:", "v" + release.text("version")));
        if (!release.items("conditions").isEmpty()) {
            Table conditions = new Table().row("Conditions:");
            release.items("conditions").forEach(condition -> condition(conditions, condition));
            print(conditions);
        }
    }

    private static void condition(Table table, Json condition) {
        table.row("  - created:", Texts.localTime(condition.text("created")))
                .row("    state:", condition.text("state"))
                .row("    action:", condition.text("action"))
                .row("    ptypes:", Texts.orNone(Texts.wrap(String.join(",", condition.texts("ptypes")))))
                .row("    exception:", Texts.orNone(Texts.wrap(condition.text("exception"))));
    }
}
