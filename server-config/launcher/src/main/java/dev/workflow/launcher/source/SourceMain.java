package dev.workflow.launcher.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The first container of a build on a cluster: reads {@code WORKFLOW_SOURCE_URL}, a tar, into {@code WORKFLOW_SOURCE_FOLDER}. */
public final class SourceMain {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int OK = 200;

    private SourceMain() {}

    public static void main(String[] args) {
        try {
            fetch(System.getenv());
        } catch (IOException | IllegalArgumentException failed) {
            System.err.println("The source did not come: " + failed.getMessage());
            System.exit(1);
        } catch (InterruptedException stopped) {
            System.exit(1);
        }
    }

    static void fetch(Map<String, String> environment) throws IOException, InterruptedException {
        URI address = URI.create(needed(environment, "WORKFLOW_SOURCE_URL"));
        Path folder = Path.of(needed(environment, "WORKFLOW_SOURCE_FOLDER"));
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpResponse<InputStream> answer =
                http.send(HttpRequest.newBuilder(address).timeout(ANSWER).build(), BodyHandlers.ofInputStream());
        try (InputStream tar = answer.body()) {
            if (answer.statusCode() != OK) {
                // The address itself is a secret; its host is not.
                throw new IOException(address.getAuthority() + " answered " + answer.statusCode());
            }
            new SourceTar(folder).unpack(tar);
        }
    }

    private static String needed(Map<String, String> environment, String name) throws IOException {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IOException(name + " is not set");
        }
        return value;
    }
}
