package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes requests on to a ready pod of a service, as {@code services/NAME:PORT/proxy/PATH} does. */
final class Proxy implements Door.Special {

    private final Api api;
    private final AtomicInteger next = new AtomicInteger();

    Proxy(Api api) {
        this.api = api;
    }

    @Override
    public void serve(HttpServerExchange exchange, Address address, Call call) throws Exception {
        String[] named = address.name().split(":");
        JsonObject service = api.get(Resource.SERVICE, address.namespace(), named[0]);
        Map<String, String> selector = Metadata.texts(Tree.object(service, "spec", "selector"));
        List<JsonObject> pods = api.etcd().list(Resource.POD, address.namespace()).stream()
                .filter(pod -> Metadata.labels(pod).entrySet().containsAll(selector.entrySet()))
                .filter(pod -> Pods.ready(pod) && Pods.active(pod))
                .toList();
        if (pods.isEmpty()) {
            throw Refusal.of(
                    503,
                    "ServiceUnavailable",
                    "no endpoints available for service \"" + address.name() + "\"",
                    new JsonObject());
        }
        JsonObject pod = pods.get(Math.floorMod(next.getAndIncrement(), pods.size()));
        JsonObject port = Tree.objects(service, "spec", "ports").get(0);
        String path = address.subresource().substring("proxy".length());
        pass(exchange, "http://" + Tree.text(pod, "status", "podIP") + ":" + Tree.text(port, "targetPort") + path);
    }

    private static void pass(HttpServerExchange exchange, String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(5000);
        connection.setReadTimeout(30000);
        try {
            int status = connection.getResponseCode();
            InputStream body = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
            exchange.setStatusCode(status);
            if (body != null) {
                body.transferTo(exchange.getOutputStream());
            }
        } catch (IOException unreachable) {
            throw Refusal.of(
                    503,
                    "ServiceUnavailable",
                    "error trying to reach service: " + unreachable.getMessage(),
                    new JsonObject());
        } finally {
            connection.disconnect();
        }
    }
}
