package dev.workflow.cli.process;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import java.util.List;
import java.util.stream.Stream;
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
        rows(table, "Command:", container.texts("command").stream().map(word -> "- " + word));
        rows(table, "Args:", container.texts("args").stream().map(word -> "- " + word));
        rows(table, "Limits:", pairs(container, "limits", " "));
        rows(
                table,
                "Mounts:",
                container.items("volume_mounts").stream()
                        .map(mount -> mount.text("mountPath") + " from " + mount.text("name")));
        probe(table, "Startup:", container.at("startup_probe"));
        probe(table, "Liveness:", container.at("liveness_probe"));
        probe(table, "Readiness:", container.at("readiness_probe"));
        rows(table, "Node-Selectors:", pairs(container, "node_selector", "="));
    }

    /** A label with a row for each value; nothing when there is none. */
    private static void rows(Table table, String label, Stream<String> values) {
        List<String> all = values.toList();
        if (!all.isEmpty()) {
            table.row(label);
            all.forEach(value -> table.row("", value));
        }
    }

    private static Stream<String> pairs(Json container, String field, String between) {
        return container.sorted(field).entrySet().stream()
                .map(entry -> entry.getKey() + between + entry.getValue().text());
    }

    private static void probe(Table table, String label, Json probe) {
        if (!probe.fields().isEmpty()) {
            table.row(label, ProbeText.of(probe));
        }
    }
}
