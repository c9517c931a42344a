package dev.workflow.cli.config;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "List the kinds of machines that plans are made of.")
final class LimitSpecs extends Verb {
    @Option(
            names = {"-k", "--keywords"},
            paramLabel = "<words>",
            defaultValue = "",
            description = "Only those with all of these words, a comma list.")
    private String keywords;

    @Mixin
    private Limit limit;

    @Mixin
    private Output output;

    LimitSpecs(Session session) {
        super(session);
    }

    @Override
    public void run() {
        String query = keywords.isEmpty() ? limit.query(session.settings()) : "keywords=" + Segment.query(keywords);
        Json page = api().get("/v2/limits/specs/?" + query);
        if (output.wrote(console(), page)) {
            return;
        }
        if (page.items("results").isEmpty()) {
            say("Could not find any limit spec.");
            return;
        }
        Table table = new Table("ID", "CPU", "CLOCK", "BOOST", "CORES", "THREADS", "NETWORK", "FEATURES");
        page.items("results").forEach(spec -> {
            Json cpu = spec.at("cpu");
            table.row(
                    spec.text("id"),
                    cpu.text("name"),
                    cpu.text("clock"),
                    cpu.text("boost"),
                    cpu.text("cores"),
                    cpu.text("threads"),
                    spec.at("features").text("network"),
                    PlanText.gpu(spec));
        });
        print(table);
    }
}
