package dev.workflow.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@link WebBrowser} shows.
 *
 * @param address where it ended up; when another site was to be next, its address
 */
public record Page(URI address, int status, HttpHeaders headers, String html) {

    /** Fails the test, with the page, unless this is the status. */
    public Page is(int expected) {
        assertThat(status).as("%s showed:%n%s", address, html).isEqualTo(expected);
        return this;
    }

    /** Fails the test, with the page, unless it has this in it. */
    public Page says(String text) {
        assertThat(html).as("at %s", address).contains(text);
        return this;
    }

    /** The first form of its content: before that is the button to log out. */
    PageForm form() {
        String content = html.substring(Math.max(0, html.indexOf("<main")));
        return PageForm.of(content).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(address + " has no form:\n" + html));
    }

    /** The form that goes to there. */
    PageForm form(String action) {
        return PageForm.of(html).stream()
                .filter(form -> form.action().equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError(address + " has no form for " + action + ":\n" + html));
    }

    /** The parameters of the address. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = address.getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
