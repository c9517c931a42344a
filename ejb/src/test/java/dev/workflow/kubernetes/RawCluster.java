package dev.workflow.kubernetes;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Plain HTTP calls to an API server, for tests of the server itself and for what the port does not offer. */
public final class RawCluster implements AutoCloseable {

    public static final String JSON = "application/json";
    public static final String MERGE = "application/merge-patch+json";
    public static final String STRATEGIC = "application/strategic-merge-patch+json";
    public static final String JSON_PATCH = "application/json-patch+json";
    public static final String APPLY = "application/apply-patch+yaml";

    /** @param body without content when it is no JSON object */
    public record Answer(int status, KubernetesObject body, String text) {

        public String message() {
            return body.text("message");
        }

        public String reason() {
            return body.text("reason");
        }
    }

    private final OkHttpClient http;
    private final String url;

    /** @param kubeconfig the text */
    public RawCluster(String kubeconfig) {
        try {
            ApiClient client = ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(new StringReader(kubeconfig)))
                    .build();
            url = client.getBasePath();
            http = client.getHttpClient()
                    .newBuilder()
                    .readTimeout(Duration.ofSeconds(60))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer call(String method, String path) {
        return call(method, path, JSON, "");
    }

    public Answer call(String method, String path, String type, String body) {
        return call(method, path, type, body, Map.of());
    }

    public Answer call(String method, String path, String type, String body, Map<String, String> headers) {
        boolean none = body.isEmpty() && !"POST".equals(method) && !"PUT".equals(method);
        RequestBody sent = none ? null : RequestBody.create(body, MediaType.get(type));
        Request.Builder request = new Request.Builder().url(url + path).method(method, sent);
        headers.forEach(request::header);
        try (Response response = http.newCall(request.build()).execute()) {
            String text = response.body().string();
            return new Answer(response.code(), KubernetesObject.of(parsed(text)), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject parsed(String text) {
        boolean one = text.startsWith("{") && text.trim().lines().noneMatch(line -> line.startsWith("{\"type\""));
        return one ? JsonParser.parseString(text).getAsJsonObject() : new JsonObject();
    }

    /** The lines of a watch as they come; the caller closes. */
    public BufferedReader watch(String path) throws IOException {
        Request request = new Request.Builder().url(url + path).build();
        Response response = http.newCall(request).execute();
        return new BufferedReader(response.body().charStream()) {
            @Override
            public void close() throws IOException {
                response.close();
            }
        };
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
