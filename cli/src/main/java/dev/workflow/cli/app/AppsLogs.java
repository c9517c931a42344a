package dev.workflow.cli.app;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.process.LogOptions;
import dev.workflow.cli.process.LogStream;
import dev.workflow.cli.process.LogStream.WhenEnded;
import dev.workflow.cli.terminal.LogColours;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Show the log of an app.")
final class AppsLogs extends AppVerb {
    private static final int DEFAULT_TIMEOUT = 300;

    @Mixin
    private LogOptions options;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "<seconds>",
            defaultValue = "0",
            description = "Stop following after so many seconds; default: go on until interrupted.")
    private int timeout;

    AppsLogs(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json request = Json.object(
                "lines", options.lines(),
                "follow", options.follow(),
                "timeout", timeout > 0 ? timeout : DEFAULT_TIMEOUT);
        LogStream log = new LogStream(api(), session.machine(), new LogColours(console())::print);
        if (options.follow()) {
            log.follow(at("logs"), request, timeout > 0 ? WhenEnded.STOP : WhenEnded.GO_ON);
        } else {
            log.readOnce(at("logs"), request);
        }
    }
}
