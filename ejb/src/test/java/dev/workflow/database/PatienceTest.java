package dev.workflow.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final SQLException REFUSED =
            new SQLException("pool is empty", "08001", new ConnectException("Connection refused"));

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void waitsForADatabaseThatIsComingUp() {
        assertThatCode(() -> patience(Duration.ofMinutes(1)).await(() -> {
                    if (asked.incrementAndGet() < 4) {
                        throw REFUSED;
                    }
                }))
                .doesNotThrowAnyException();
        assertThat(asked).hasValue(4);
    }

    @Test
    void givesUpWithTheCauseAndTheWayOut() {
        assertThatThrownBy(() -> patience(Duration.ofMillis(20)).await(() -> {
                    throw REFUSED;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("WORKFLOW_DB_URL");
    }

    @Test
    void doesNotWaitForAWrongPasswordToBecomeRight() {
        SQLException wrapped = new SQLException("no connection", new SQLException("authentication failed", "28P01"));
        assertThatThrownBy(() -> patience(Duration.ofMinutes(1)).await(() -> {
                    asked.incrementAndGet();
                    throw wrapped;
                }))
                .hasMessageContaining("authentication failed");
        assertThat(asked).hasValue(1);
    }

    private static Patience patience(Duration longest) {
        return new Patience(longest, Duration.ofMillis(1));
    }
}
