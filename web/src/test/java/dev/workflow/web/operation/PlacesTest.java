package dev.workflow.web.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(3, 2);

    private void full(long account) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> places.take(account))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(429);
                    assertThat(problem.retryAfter()).isPositive();
                });
    }

    @Test
    void anAccountHasSoMany() {
        Places.Place first = places.take(1);
        places.take(1);
        full(1);
        places.take(2);
        first.giveBack();
        places.take(1);
    }

    @Test
    void allTogetherHaveSoMany() {
        places.take(1);
        places.take(1);
        places.take(2);
        full(3);
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        Places.Place place = places.take(1);
        places.take(1);
        place.giveBack();
        place.giveBack();
        assertThat(places.taken()).isEqualTo(1);
    }
}
