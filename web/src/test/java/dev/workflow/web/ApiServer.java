package dev.workflow.web;

import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Resources behind the real providers of the API, on the JDK's HTTP server. */
final class ApiServer implements AutoCloseable {

    private final URI base;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    ApiServer(Object... resources) {
        ResourceConfig config = new ResourceConfig(
                        AccessFilter.class,
                        JsonBodyReader.class,
                        JsonTextWriter.class,
                        ProblemDetails.class,
                        ProblemMapper.class,
                        WireFormat.class)
                .addProperties(new Api().getProperties())
                .registerInstances(resources);
        base = UriBuilder.fromUri("http://127.0.0.1/v2/").port(freePort()).build();
        server = JdkHttpServerFactory.createHttpServer(base, config);
    }

    /** @param headers names and values by turns */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(method, path, BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    URI base() {
        return base;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
