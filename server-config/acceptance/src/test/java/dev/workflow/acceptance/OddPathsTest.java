package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.RawHttp;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A path that two readers could read differently leads nowhere, for strangers and for the administrator. */
@ExtendWith(OnPlatform.class)
class OddPathsTest {

    private static final String PATHS = "dev.workflow.acceptance.sample.Attacks#paths";

    private final Platform platform;
    private final Person admin;

    OddPathsTest(Platform platform, Person admin) {
        this.platform = platform;
        this.admin = admin;
    }

    @ParameterizedTest
    @MethodSource(PATHS)
    void stranger(String path) throws IOException {
        String reply = RawHttp.get(platform.api(), path, "");
        assertThat(RawHttp.status(reply)).as(reply).isIn(400, 401, 404);
    }

    @ParameterizedTest
    @MethodSource(PATHS)
    void administrator(String path) throws IOException {
        String reply = RawHttp.get(platform.api(), path, admin.token());
        assertThat(RawHttp.status(reply)).as(reply).isIn(400, 404);
    }

    /** The server answers this one itself, before anything of ours sees it: with nothing. */
    @Test
    void brokenEscapeGivesNothingAway() throws IOException {
        String reply = RawHttp.get(platform.api(), "/v2/apps/%zz/", admin.token());
        assertThat(reply).contains("Content-Length: 0\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void theSameRequestIsFineWithAPlainPath() throws IOException {
        assertThat(RawHttp.status(RawHttp.get(platform.api(), "/v2/apps/", admin.token())))
                .isEqualTo(200);
        assertThat(RawHttp.status(RawHttp.get(platform.api(), "/v2/apps", admin.token())))
                .isEqualTo(200);
    }
}
