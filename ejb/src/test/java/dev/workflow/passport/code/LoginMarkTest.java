package dev.workflow.passport.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.config.Signer;
import dev.workflow.identity.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginMarkTest {

    private static final String QUERY = "client_id=shop&prompt=login&state=1";

    private final SettableClock clock = new SettableClock();
    private final LoginMark mark = new LoginMark(new Signer(List.of(new byte[] {1})), clock);

    @Test
    void saysSinceWhenALoginCounts() {
        Instant then = clock.instant();
        String marked = mark.put(QUERY);
        clock.advance(Duration.ofMinutes(59));
        assertThat(mark.read(marked)).contains(then);
        assertThat(LoginMark.without(marked)).isEqualTo(QUERY);
        clock.advance(Duration.ofMinutes(1));
        assertThat(mark.read(marked)).isEmpty();
    }

    @Test
    void aNewMarkTakesThePlaceOfTheOldOne() {
        String first = mark.put(QUERY);
        clock.advance(Duration.ofMinutes(1));
        String second = mark.put(first);
        assertThat(second).hasSameSizeAs(first).isNotEqualTo(first);
        assertThat(mark.read(second)).contains(clock.instant());
    }

    @Test
    void cannotBeMadeUpNorMovedToAnotherRequest() {
        String marked = mark.put(QUERY);
        String suffix = marked.substring(QUERY.length());
        assertThat(mark.read(QUERY)).isEmpty();
        assertThat(mark.read(QUERY + "&login_since=0." + "A".repeat(43))).isEmpty();
        assertThat(mark.read("client_id=shop&state=1" + suffix)).isEmpty();
        assertThat(mark.read(QUERY + "&scope=admin" + suffix)).isEmpty();
        assertThat(mark.read(marked + "&scope=admin")).isEmpty();
        assertThat(mark.read(marked.replaceFirst("login_since=\\d+", "login_since=1")))
                .isEmpty();
        assertThat(mark.read(marked.substring(0, marked.length() - 2) + "AA")).isEmpty();
        LoginMark other = new LoginMark(new Signer(List.of(new byte[] {2})), clock);
        assertThat(other.read(marked)).isEmpty();
    }
}
