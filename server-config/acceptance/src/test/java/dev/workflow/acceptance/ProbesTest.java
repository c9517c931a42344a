package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two addresses that tell whether the platform works (api.md §12). */
@ExtendWith(OnPlatform.class)
class ProbesTest {

    private final Api nobody;

    ProbesTest(Platform platform) {
        this.nobody = Api.at(platform.api());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readiness"})
    void getAndHeadAreAnsweredAndNothingElse(String path) {
        assertThat(nobody.get(path).is(200).body()).isEqualTo("OK");
        Answer head = nobody.send("HEAD", path, "").is(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("DRYCC_API_VERSION")).contains("2.3");
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
            Answer other = nobody.send(method, path, "").is(405);
            assertThat(other.headers().firstValue("Allow")).contains("GET, HEAD");
            assertThat(other.headers().firstValue("DRYCC_API_VERSION")).contains("2.3");
        }
    }
}
