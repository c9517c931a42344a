package dev.workflow.log;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract for logs that are kept here. */
class KeptLogsTest implements AppLogsContract {

    private RingLogs logs;

    @BeforeEach
    void open() throws IOException {
        logs = new RingLogs(LogLimits.DEFAULT, Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC), Thread::new);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    @Override
    public AppLogs logs() {
        return logs;
    }
}
