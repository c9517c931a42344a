package dev.workflow.sso.issuer;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import dev.workflow.sso.IssuerAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the platform asks of issuers. An answer must come whole within the patience and is limited in size; redirects are
 * not followed, so that nobody is sent elsewhere with our secret; addresses that only a machine has for itself, as those
 * of clouds' metadata, are not asked at all.
 */
@ApplicationScoped
public class IssuerHttp implements HTTPRequestSender {

    static final int LARGEST = 512 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration CONNECT = Duration.ofSeconds(4);

    private IssuerAddress addresses;
    private Duration patience;
    private HttpClient client;

    protected IssuerHttp() {}

    @Inject
    public IssuerHttp(IssuerAddress addresses) {
        this(addresses, PATIENCE);
    }

    /** @param patience for one answer, from the first byte sent to the last one received */
    public IssuerHttp(IssuerAddress addresses, Duration patience) {
        this.addresses = addresses;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** A JSON document. @throws IOException when there is none */
    String get(URI address) throws IOException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, address);
        request.setAccept("application/json");
        HTTPResponse answer = send(request);
        if (answer.getStatusCode() != HTTPResponse.SC_OK) {
            throw new IOException(shown(address) + " answered " + answer.getStatusCode());
        }
        return answer.getBody();
    }

    @Override
    public HTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        URI address = request.getURI();
        if (!addresses.allows(address)) {
            throw new IOException(shown(address) + " is no address to ask");
        }
        for (InetAddress host : InetAddress.getAllByName(address.getHost().replaceAll("[\\[\\]]", ""))) {
            if (host.isLinkLocalAddress() || host.isAnyLocalAddress() || host.isMulticastAddress()) {
                throw new IOException(shown(address) + " is no address to ask");
            }
        }
        return answer(address, await(address, client.sendAsync(http(request), info -> new LimitedBody(LARGEST))));
    }

    private HttpRequest http(ReadOnlyHTTPRequest request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.getURI()).timeout(patience);
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> http.header(name, value)));
        String body = request.getBody() == null ? "" : request.getBody();
        return request.getMethod() == HTTPRequest.Method.GET
                ? http.GET().build()
                : http.method(request.getMethod().name(), BodyPublishers.ofString(body))
                        .build();
    }

    private <T> T await(URI address, CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new IOException(shown(address) + " took too long to answer");
        } catch (ExecutionException failed) {
            throw new IOException(shown(address) + " could not be asked: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while asking " + shown(address));
        }
    }

    private static HTTPResponse answer(URI address, HttpResponse<byte[]> http) throws IOException {
        HTTPResponse answer = new HTTPResponse(http.statusCode());
        http.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":")) {
                answer.setHeader(name, values.toArray(new String[0]));
            }
        });
        answer.setBody(new String(http.body(), StandardCharsets.UTF_8));
        return answer;
    }

    /** Without its query, which may hold secrets. */
    private static String shown(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }
}
