package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    private static final ApiServer API = new ApiServer(new Things());
    private static final String THINGS = API.base() + "things";

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void isAHundredFromTheStart() {
        JsonObject page = page("");
        assertThat(page.keySet()).containsExactly("count", "next", "previous", "results");
        assertThat(page.getInt("count")).isEqualTo(250);
        assertThat(page.getString("next")).isEqualTo(THINGS + "?limit=100&offset=100");
        assertThat(page.isNull("previous")).isTrue();
        assertThat(page.getJsonArray("results")).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=-5", "?limit=x", "?limit=", "?limit=1.5", "?offset=-1", "?offset=y"})
    void nonsenseCountsAsAbsent(String query) {
        assertThat(page(query).getJsonArray("results")).hasSize(100);
        assertThat(page(query).getString("next")).isEqualTo(THINGS + "?limit=100&offset=100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=1000000000", "?limit=99999999999999", "?limit=2147483647&offset=0"})
    void thereIsNoMaximum(String query) {
        assertThat(page(query).getJsonArray("results")).hasSize(250);
        assertThat(page(query).isNull("next")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=1,               ?limit=1&offset=1, ",
        "?limit=100&offset=100,  ?limit=100&offset=200, ?limit=100",
        "?limit=100&offset=201,  , ?limit=100&offset=101",
        "?limit=100&offset=50,   ?limit=100&offset=150, ?limit=100",
        "?offset=2147483647,     , ?limit=100&offset=2147483547",
    })
    void linksLeadOnAndBack(String query, String next, String previous) {
        JsonObject page = page(query);
        assertThat(page.getString("next", null)).isEqualTo(next == null ? null : THINGS + next);
        assertThat(page.getString("previous", null)).isEqualTo(previous == null ? null : THINGS + previous);
    }

    @Test
    void linksKeepWhatElseWasAsked() {
        assertThat(page("?search=a%26b%20c&limit=5").getString("next"))
                .isEqualTo(THINGS + "?limit=5&offset=5&search=a%26b+c");
    }

    @Test
    void linksLeadThroughTheProxy() {
        String body = API.get("things/?limit=1", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "drycc.example.com")
                .body();
        assertThat(parse(body).getString("next")).isEqualTo("https://drycc.example.com/v2/things/?limit=1&offset=1");
    }

    @ParameterizedTest
    @CsvSource({
        "http, 127.0.0.1, 5000, http://127.0.0.1:5000",
        "http, drycc.example.com:81, 82, http://drycc.example.com:81",
        "https, drycc.example.com, 443, https://drycc.example.com",
        "https, [::1], 8443, https://[::1]:8443",
    })
    void thePortOfTheProxyMayStandInItsOwnHeader(String scheme, String host, String port, String origin) {
        String body = API.get(
                        "things/?limit=1",
                        "X-Forwarded-Proto",
                        scheme,
                        "X-Forwarded-Host",
                        host,
                        "X-Forwarded-Port",
                        port)
                .body();
        assertThat(parse(body).getString("next")).startsWith(origin + "/v2/things/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.com/path", "a@b", "x y", "<script>", "a\"b"})
    void aHostThatIsNoneIsNotRepeated(String host) {
        String body = API.get("things?limit=1", "X-Forwarded-Host", host).body();
        assertThat(parse(body).getString("next")).doesNotContain(host);
    }

    @Test
    void aPortThatIsNoneIsNotRepeated() {
        String body = API.get(
                        "things?limit=1", "X-Forwarded-Host", "drycc.example.com", "X-Forwarded-Port", "1@evil.com")
                .body();
        assertThat(parse(body).getString("next")).doesNotContain("evil.com");
    }

    private static JsonObject page(String query) {
        return parse(API.get("things" + query).body());
    }

    private static JsonObject parse(String body) {
        return Json.createReader(new StringReader(body)).readObject();
    }
}
