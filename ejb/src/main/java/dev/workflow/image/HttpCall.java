package dev.workflow.image;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request. The JDK's older client is used on purpose: it times out while a body is read, which the newer one does
 * not.
 *
 * @param body empty for a request without one
 */
record HttpCall(String method, URI uri, Map<String, String> headers, Optional<Body> body) {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 60_000;
    /** A registry may store gigabytes before it answers a push. */
    private static final int PUSH_SILENCE_MILLIS = 600_000;

    /** @param repeatable false when the content can be written only once; it is then not held in memory either */
    record Body(long length, boolean repeatable, Content content) {
        interface Content {
            void writeTo(OutputStream out) throws IOException;
        }

        static Body of(byte[] bytes) {
            return new Body(bytes.length, true, out -> out.write(bytes));
        }
    }

    static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Map.of(), Optional.empty());
    }

    static HttpCall head(URI uri) {
        return new HttpCall("HEAD", uri, Map.of(), Optional.empty());
    }

    static HttpCall send(String method, URI uri, Body body) {
        return new HttpCall(method, uri, Map.of(), Optional.of(body));
    }

    HttpCall with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpCall(method, uri, Map.copyOf(more), body);
    }

    HttpCall to(URI other) {
        return new HttpCall(method, other, headers, body);
    }

    boolean sameOrigin(URI other) {
        return other.getScheme().equalsIgnoreCase(uri.getScheme())
                && other.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority());
    }

    HttpAnswer run() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(body.isPresent() ? PUSH_SILENCE_MILLIS : SILENCE_MILLIS);
        headers.forEach(connection::setRequestProperty);
        try {
            if (body.isPresent()) {
                write(connection, body.get());
            }
            return new HttpAnswer(uri, connection, connection.getResponseCode());
        } catch (IOException broken) {
            connection.disconnect();
            throw new IOException(
                    "The registry " + uri.getAuthority() + " cannot be reached: " + broken.getMessage(), broken);
        }
    }

    private static void write(HttpURLConnection connection, Body body) throws IOException {
        connection.setDoOutput(true);
        if (!body.repeatable()) {
            connection.setFixedLengthStreamingMode(body.length());
        }
        try (OutputStream out = connection.getOutputStream()) {
            body.content().writeTo(out);
        }
    }
}
