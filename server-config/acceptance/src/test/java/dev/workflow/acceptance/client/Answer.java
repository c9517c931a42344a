package dev.workflow.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/** What came back for one HTTP request. */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    /** Reads whatever the server sends: how long names may be is not for the reader to say. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    /** Fails the test, with the body, unless this is the status. */
    public Answer is(int expected) {
        assertThat(status).as("%s answered:%n%s", request, body).isEqualTo(expected);
        return this;
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(request + " answered no JSON: " + body, e);
        }
    }

    /** A member as text; "" when it is not there. */
    public String text(String member) {
        return json().path(member).asText();
    }

    /** The elements of a page. */
    public List<JsonNode> results() {
        return StreamSupport.stream(json().path("results").spliterator(), false).toList();
    }

    static String write(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
