package dev.workflow.cli.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.cli.problem.Failure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T10:00:00.5Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "30m, 2026-02-01T10:30:00Z",
        "12h, 2026-02-01T22:00:00Z",
        "30d, 2026-03-03T10:00:00Z",
        "2w, 2026-02-15T10:00:00Z",
        "1y, 2027-02-01T10:00:00Z",
        "2030-01-31, 2030-02-01T00:00:00Z",
        "2030-01-31T12:00:00+01:00, 2030-01-31T11:00:00Z"
    })
    void spansDaysAndTimes(String text, Instant end) {
        assertThat(Expiry.parse(text, CLOCK)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "-1d", "30", "30 d", "2030-02-30", "2030-01-31T12:00:00", "1234567d"})
    void othersAreRefused(String text) {
        assertThatThrownBy(() -> Expiry.parse(text, CLOCK)).isInstanceOf(Failure.class);
    }

    @Test
    void aTimeHasNoFractions() {
        assertThat(Expiry.parse("1m", CLOCK).getNano()).isZero();
    }
}
