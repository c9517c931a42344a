package dev.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OutageTest {
    private final Outage outage = new Outage("The coffee machine");

    @Test
    void isReportedOnceHoweverManyTryAndNamesTheRootCause() {
        try (LogCapture log = new LogCapture()) {
            outage.begin("one", new IllegalStateException("wrapper", new IOException("no water")));
            outage.begin("two", new IOException("no water"));
            outage.begin("one", new IOException("no water"));
            assertThat(outage.lasting()).isTrue();

            outage.end("one");
            assertThat(log.containing("in order again")).isEmpty();
            outage.end("two");
            outage.end("two");

            assertThat(outage.lasting()).isFalse();
            assertThat(log.containing("The coffee machine: out of order (IOException: no water)"))
                    .hasSize(1);
            assertThat(log.containing("The coffee machine: in order again")).hasSize(1);
        }
    }

    @Test
    void userThatGaveUpDoesNotKeepItGoing() {
        outage.begin("one", new IOException());
        outage.forget("one");
        assertThat(outage.lasting()).isFalse();
    }
}
