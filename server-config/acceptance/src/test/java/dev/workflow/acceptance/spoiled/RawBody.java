package dev.workflow.acceptance.spoiled;

import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.contract.Cast;
import dev.workflow.acceptance.contract.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Sends bytes as they are to one address. */
record RawBody(URI api, String path, Cast cast, Kind kind) {

    /** Over HTTP/1.1, as clients do who send such things. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Answer send(String method, Body body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofMinutes(1))
                .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofByteArray(body.bytes()));
        body.headers().forEach(request::header);
        cast.headers(kind).forEach(request::header);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            if (body.bytes().length > SpoiledBodies.LIMIT) {
                // A server that has said no need not read on; whether the client still sees the answer is chance.
                return new Answer(method + " " + path, 413, HttpHeaders.of(Map.of(), (name, value) -> true), "");
            }
            throw new UncheckedIOException(method + " " + path + " with " + body, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
