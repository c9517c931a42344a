package dev.workflow.passport.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UserCodeTest {

    @Test
    void isShownSoThatItCanBeRead() {
        for (int i = 0; i < 100; i++) {
            UserCode code = UserCode.random();
            assertThat(code.shown()).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
            assertThat(UserCode.parse(code.shown())).contains(code);
            assertThat(code.toString()).doesNotContain(code.letters());
        }
    }

    @Test
    void isTakenHoweverItIsTyped() {
        for (String typed : List.of("wdjb-mjht", "WDJBMJHT", " wdjb mjht ", "WDJB - MJHT", "wdjb.mjht")) {
            assertThat(UserCode.parse(typed)).contains(new UserCode("WDJBMJHT"));
        }
    }

    @Test
    void anythingElseIsNone() {
        for (String typed :
                List.of("", "WDJB", "WDJB-MJHTX", "WDJB-MJHA", "WDJB-MJH0", "W".repeat(1000), "\uFF37DJB-MJHT")) {
            assertThat(UserCode.parse(typed)).isEmpty();
        }
    }
}
