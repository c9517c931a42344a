package dev.workflow.log.bench;

import dev.workflow.app.AppName;
import dev.workflow.log.LogLimits;
import dev.workflow.log.LogLine;
import dev.workflow.log.RingLogs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Lines a second into one app, with a follower and a file. Argument: a folder for the file. */
final class LogBench {

    private static final int LINES = 2_000_000;

    private LogBench() {}

    public static void main(String[] arguments) throws Exception {
        AppName app = new AppName("flood");
        try (RingLogs logs = new RingLogs(
                        LogLimits.DEFAULT,
                        Optional.of(Path.of(arguments[0])),
                        Clock.systemUTC(),
                        Executors.defaultThreadFactory());
                var follow = logs.follow(app, 0, line -> {})) {
            for (int round = 0; round < 5; round++) {
                long start = System.nanoTime();
                for (int i = 0; i < LINES; i++) {
                    logs.append(
                            app,
                            new LogLine(Instant.EPOCH, "flood[web.v2.x]", "GET /some/path 200 in 12 ms, line " + i));
                }
                System.out.printf("%.1f million lines/s%n", LINES * 1e3 / (System.nanoTime() - start));
            }
        }
    }
}
