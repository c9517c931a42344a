package dev.workflow.cli.config;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "List the plans.")
final class LimitPlans extends Verb {
    @Option(names = "--cpu", paramLabel = "<cpu>", defaultValue = "", description = "Only with so many processors.")
    private String cpu;

    @Option(names = "--memory", paramLabel = "<memory>", defaultValue = "", description = "Only with so many GiB.")
    private String memory;

    @Option(names = "--spec-id", paramLabel = "<spec>", defaultValue = "", description = "Only of that spec.")
    private String spec;

    @Mixin
    private Limit limit;

    @Mixin
    private Output output;

    LimitPlans(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json page = api().get("/v2/limits/plans/?" + query());
        if (output.wrote(console(), page)) {
            return;
        }
        if (page.items("results").isEmpty()) {
            say("Could not find any limit spec.");
            return;
        }
        Table table = new Table("ID", "SPEC", "CPU", "VCPUS", "MEMORY", "FEATURES");
        page.items("results")
                .forEach(plan -> table.row(
                        plan.text("id"),
                        plan.at("spec").text("id"),
                        plan.at("spec").at("cpu").text("name"),
                        plan.text("cpu"),
                        PlanText.memory(plan),
                        PlanText.gpu(plan.at("spec"))));
        print(table);
    }

    private String query() {
        List<String> filters = new ArrayList<>();
        add(filters, "cpu", cpu);
        add(filters, "memory", memory);
        add(filters, "spec-id", spec);
        return filters.isEmpty() ? limit.query(session.settings()) : String.join("&", filters);
    }

    private static void add(List<String> filters, String name, String value) {
        if (!value.isEmpty()) {
            filters.add(name + "=" + Segment.query(value));
        }
    }
}
