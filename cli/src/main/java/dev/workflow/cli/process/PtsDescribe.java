package dev.workflow.cli.process;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Show what a process type consists of.")
final class PtsDescribe extends AppVerb {
    @Parameters(paramLabel = "<ptype>", description = "The process type.")
    private String type;

    @Mixin
    private Output output;

    PtsDescribe(Session session) {
        super(session);
    }

    @Override
    public void run() {
        String deployment = app() + "-" + type;
        Json page = api().get(at("ptypes/" + Segment.of(deployment) + "/describe/?limit=1000"));
        if (output.wrote(console(), page)) {
            return;
        }
        Table table = new Table();
        page.items("results").forEach(container -> container(table, container));
        print(table);
        print(Events.table(api().get(at("events/?ptype=" + Segment.query(deployment)))));
    }

    private static void container(Table table, Json container) {
        table.row("Container:", container.text("container"));
        table.row("Image:", container.text("image"));
        PsDescribe.list(table, "Command:", container.texts("command"));
        PsDescribe.list(table, "Args:", container.texts("args"));
        table.row("Limits:");
        container.sorted("limits").forEach((name, amount) -> table.row("", name + " " + amount.text()));
        table.row("Mounts:");
        container
                .items("volume_mounts")
                .forEach(mount -> table.row("", mount.text("mountPath") + " from " + mount.text("name")));
        probe(table, "Startup:", container.at("startup_probe"));
        probe(table, "Liveness:", container.at("liveness_probe"));
        probe(table, "Readiness:", container.at("readiness_probe"));
        table.row("Node-Selectors:");
        container.sorted("node_selector").forEach((key, value) -> table.row("", key + "=" + value.text()));
        table.row("");
    }

    private static void probe(Table table, String label, Json probe) {
        if (!probe.fields().isEmpty()) {
            table.row(label, ProbeText.of(probe));
        }
    }
}
