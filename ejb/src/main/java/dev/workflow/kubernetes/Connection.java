package dev.workflow.kubernetes;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * HTTP to one API server with our credentials. HTTP/2 where the server speaks it: its pings, every 20 s, are how a
 * connection that died silently is noticed.
 */
final class Connection implements AutoCloseable {

    private static final Duration PING = Duration.ofSeconds(20);
    /** Through most proxies' idle limit of a minute; a paused reader cannot see pongs, so not shorter. */
    private static final Duration SOCKET_PING = Duration.ofSeconds(50);

    private static final int MANY = 2000;

    private final ApiClient client;
    private final ExecutorService threads = Executors.newCachedThreadPool(Connection::thread);
    private final HttpUrl base;
    private final OkHttpClient calls;

    Connection(ApiClient client, ClusterSettings settings) {
        this.client = client;
        base = HttpUrl.get(client.getBasePath());
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(MANY);
        dispatcher.setMaxRequestsPerHost(MANY);
        calls = client.getHttpClient()
                .newBuilder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(5, 5, TimeUnit.MINUTES))
                .followRedirects(false)
                .connectTimeout(settings.connect())
                .readTimeout(settings.answer())
                .writeTimeout(settings.answer())
                .callTimeout(settings.answer().plus(settings.connect()))
                .pingInterval(PING)
                .build();
    }

    /** For short calls. */
    OkHttpClient calls() {
        return calls;
    }

    /** For short calls that must not be sent a second time behind our back. */
    OkHttpClient once() {
        return calls.newBuilder().retryOnConnectionFailure(false).build();
    }

    /** @param silence after which the stream counts as lost; zero for never */
    OkHttpClient streams(Duration silence) {
        return calls.newBuilder()
                .callTimeout(Duration.ZERO)
                .readTimeout(silence)
                .build();
    }

    OkHttpClient sockets() {
        return streams(Duration.ZERO).newBuilder().pingInterval(SOCKET_PING).build();
    }

    /** The server's address, to be completed. */
    HttpUrl.Builder url() {
        return base.newBuilder();
    }

    String server() {
        return base.toString();
    }

    Request.Builder request(HttpUrl url) {
        Map<String, String> headers = new HashMap<>();
        try {
            client.updateParamsForAuth(
                    new String[] {"BearerToken"}, new ArrayList<>(), headers, new HashMap<>(), "", "GET", url.uri());
        } catch (ApiException impossible) {
            throw new IllegalStateException(impossible);
        }
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", "workflow");
        headers.forEach(request::header);
        return request;
    }

    @Override
    public void close() {
        calls.dispatcher().cancelAll();
        threads.shutdown();
        calls.connectionPool().evictAll();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "kubernetes-http");
        thread.setDaemon(true);
        return thread;
    }
}
