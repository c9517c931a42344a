package dev.workflow.cli.app;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Show an app, its processes, domains and labels.")
final class AppsInfo extends AppVerb {
    @Mixin
    private Output output;

    AppsInfo(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json app = api().get(at(""));
        if (output.wrote(console(), app)) {
            return;
        }
        List<Json> first = api().get(at("domains/?limit=1")).items("results");
        String host = AppAddress.host(session.settings().controller(), app(), first);
        Table table = new Table()
                .row("App:", app.text("id"))
                .row("URL:", host)
                .row("UUID:", app.text("uuid"))
                .row("Owner:", app.text("owner"))
                .row("Created:", Texts.localTime(app.text("created")))
                .row("Updated:", Texts.localTime(app.text("updated")));
        processes(table, api().get(at("pods/?limit=-1")).items("results"));
        domains(table, api().get(at("domains/?limit=-1")).items("results"));
        labels(table, api().get(at("settings/")));
        print(table);
    }

    private static void processes(Table table, List<Json> pods) {
        heading(table, "Processes:", pods.isEmpty());
        for (int i = 0; i < pods.size(); i++) {
            Json pod = pods.get(i);
            if (i > 0) {
                table.row("");
            }
            table.row("", "Name:", pod.text("name"))
                    .row("", "Release:", pod.text("release"))
                    .row("", "State:", pod.text("state"))
                    .row("", "Ptype:", pod.text("type"))
                    .row("", "Started:", Texts.localTime(pod.text("started")));
        }
    }

    private static void domains(Table table, List<Json> domains) {
        heading(table, "Domains:", domains.isEmpty());
        for (int i = 0; i < domains.size(); i++) {
            Json domain = domains.get(i);
            if (i > 0) {
                table.row("");
            }
            table.row("", "Domain:", domain.text("domain"))
                    .row("", "Created:", Texts.localTime(domain.text("created")))
                    .row("", "Updated:", Texts.localTime(domain.text("updated")));
        }
    }

    private static void labels(Table table, Json settings) {
        heading(table, "Labels:", settings.sorted("label").isEmpty());
        settings.sorted("label")
                .forEach((key, value) -> table.row("", "Key:", key).row("", "Value:", value.text()));
    }

    private static void heading(Table table, String label, boolean empty) {
        if (empty) {
            table.row(label, "<none>");
        } else {
            table.row(label);
        }
    }
}
