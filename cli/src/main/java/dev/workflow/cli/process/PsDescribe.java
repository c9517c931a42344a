package dev.workflow.cli.process;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Show how a process is doing and why.")
final class PsDescribe extends AppVerb {
    @Parameters(paramLabel = "<pod>", description = "The process, as ps:list names it.")
    private String pod;

    @Mixin
    private Output output;

    PsDescribe(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json page = api().get(at("pods/" + Segment.of(pod) + "/describe/?limit=1000"));
        if (output.wrote(console(), page)) {
            return;
        }
        Table table = new Table();
        page.items("results").forEach(container -> container(table, container));
        print(table);
        print(Events.table(api().get(at("events/?pod_name=" + Segment.query(pod)))));
    }

    private static void container(Table table, Json container) {
        table.row("Container:", container.text("container"));
        table.row("Image:", container.text("image"));
        list(table, "Command:", container.texts("command"));
        list(table, "Args:", container.texts("args"));
        optional(table, "Status:", container.text("status"));
        optional(table, "Reason:", container.text("reason"));
        optional(table, "Message:", container.text("message"));
        state(table, "State:", container.at("state"));
        state(table, "Last State:", container.at("lastState"));
        table.row("Ready:", String.valueOf(container.truth("ready")));
        table.row("Restart Count:", String.valueOf(container.number("restartCount")));
    }

    private static void list(Table table, String label, List<String> values) {
        table.row(label);
        values.forEach(value -> table.row("", "- " + value));
    }

    private static void optional(Table table, String label, String value) {
        if (!value.isEmpty()) {
            table.row(label, value);
        }
    }

    private static void state(Table table, String label, Json state) {
        state.fields().forEach((kind, inner) -> {
            table.row(label, kind);
            inner.fields().forEach((name, value) -> table.row("  " + name + ":", Texts.localTime(value.text())));
        });
    }
}
