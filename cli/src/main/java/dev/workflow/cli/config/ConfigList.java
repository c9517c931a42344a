package dev.workflow.cli.config;

import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "List the variables.")
final class ConfigList extends ConfigVerb {
    @Mixin
    private Output output;

    ConfigList(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json config = api().get(at("config/"));
        if (!output.wrote(console(), config)) {
            print(ValueTable.of(config, type));
        }
    }
}
