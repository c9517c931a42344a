package dev.workflow.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a registry answered. Its body is read once, or thrown away by closing. */
final class HttpAnswer implements AutoCloseable {

    private static final int LARGEST_ERROR = 16 << 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI uri;
    private final HttpURLConnection connection;
    private final int status;

    HttpAnswer(URI uri, HttpURLConnection connection, int status) {
        this.uri = uri;
        this.connection = connection;
        this.status = status;
    }

    int status() {
        return status;
    }

    boolean ok() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(connection.getHeaderField(name));
    }

    List<String> headers(String name) {
        return connection.getHeaderFields().entrySet().stream()
                .filter(entry -> name.equalsIgnoreCase(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    /** The Location header as an absolute address. */
    URI location() throws IOException {
        try {
            return uri.resolve(URI.create(header("Location").orElse("")));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("The registry " + uri.getAuthority() + " gave a malformed Location", malformed);
        }
    }

    /** The body; closing it far from its end drops the connection. */
    InputStream stream() throws IOException {
        return connection.getInputStream();
    }

    /** The whole body, which may have {@code limit} bytes at most. */
    byte[] bytes(int limit, String what) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                throw new IOException(what + " is bigger than the " + limit + " bytes that are allowed");
            }
            return content;
        }
    }

    /** The refusal in one line: status, and code and message of the OCI error body when there is one. */
    String refusal() {
        StringBuilder text = new StringBuilder(Integer.toString(status));
        try (InputStream in = connection.getErrorStream()) {
            JsonNode error = in == null
                    ? MAPPER.missingNode()
                    : MAPPER.readTree(in.readNBytes(LARGEST_ERROR)).at("/errors/0");
            String words =
                    error.path("code").asText() + " " + error.path("message").asText();
            text.append(' ').append(PrintableText.of(words));
        } catch (IOException unreadable) {
            // An error page instead of JSON: the status says enough.
        }
        return text.toString().strip();
    }

    /** Leaves the connection to the next request when little or nothing of the body is unread. */
    @Override
    public void close() {
        try (InputStream rest = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            // Opened to be closed.
        } catch (IOException broken) {
            connection.disconnect();
        }
    }
}
