package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.fake.Requests.Request;
import dev.workflow.kubernetes.fake.Verbs.Answer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes HTTP requests. */
final class Door implements HttpHandler {

    /** Serves a subresource that is no object, as logs are. */
    interface Special {
        void serve(HttpServerExchange exchange, Address address, Call call) throws Exception;
    }

    private static final HttpString RETRY_AFTER = new HttpString("Retry-After");

    private final ExecutorService threads;
    private final Api api;
    private final Verbs verbs;
    private final Discovery discovery;
    private final Faults faults;
    private final Requests requests;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Map<String, Special> specials = new ConcurrentHashMap<>();

    Door(ExecutorService threads, Api api, Verbs verbs, Discovery discovery, Faults faults, Requests requests) {
        this.threads = threads;
        this.api = api;
        this.verbs = verbs;
        this.discovery = discovery;
        this.faults = faults;
        this.requests = requests;
    }

    /** @param plural as {@code pods/log} */
    void special(String plural, Special special) {
        specials.put(plural, special);
    }

    boolean isOpen() {
        return open.get();
    }

    void close() {
        open.set(false);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.isInIoThread()) {
            exchange.dispatch(threads, this);
            return;
        }
        // Other clients offer HTTP/2 this way, with a body.
        boolean upgrade =
                "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst(Headers.UPGRADE));
        if (!upgrade) {
            exchange.startBlocking();
        }
        Call call = Call.of(exchange, upgrade);
        try {
            serve(exchange, call);
        } catch (Refusal refusal) {
            if (refusal.retryAfter() > 0) {
                exchange.getResponseHeaders().put(RETRY_AFTER, refusal.retryAfter());
            }
            send(exchange, new Answer(refusal.code(), refusal.status()), false);
        }
    }

    private void serve(HttpServerExchange exchange, Call call) throws Exception {
        Optional<JsonObject> told = discovery.answer(call.path());
        if (told.isPresent()) {
            requests.add(new Request("get", "", "", "", call.path(), 200));
            send(exchange, new Answer(200, told.get()), false);
            return;
        }
        if (call.path().endsWith("/selfsubjectaccessreviews")) {
            JsonObject review = call.object("SelfSubjectAccessReview");
            send(exchange, new Answer(201, Access.review(review, faults)), false);
            return;
        }
        Address address = Address.parse(call.path(), api.kinds()).orElseThrow(Refusal::notServed);
        String verb = Verbs.verb(call, address);
        int index =
                requests.add(new Request(verb, address.plural(), address.namespace(), address.name(), call.path(), 0));
        exchange.addExchangeCompleteListener((over, next) -> {
            requests.answered(index, over.getStatusCode());
            next.proceed();
        });
        Optional<Faults.Rule> fault = faults.meet(verb, address);
        boolean cut = fault.isPresent() && Mishap.happens(fault.get(), verb, address);
        Special special = specials.get(address.plural().replaceFirst("/proxy/.*", "/proxy"));
        if (special != null) {
            special.serve(exchange, address, call);
        } else if ("watch".equals(verb)) {
            watch(exchange, address, call);
        } else {
            send(exchange, verbs.answer(verb, address, call), cut);
        }
    }

    private void watch(HttpServerExchange exchange, Address address, Call call) throws IOException {
        WatchStream stream = new WatchStream(api.etcd(), faults, address, call);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        try {
            stream.run(exchange, this::isOpen);
        } catch (IOException clientGone) {
            exchange.getConnection().close();
        }
    }

    private static void send(HttpServerExchange exchange, Answer answer, boolean cut) throws IOException {
        byte[] body = (Tree.GSON.toJson(answer.body()) + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.setStatusCode(answer.status());
        exchange.setReasonPhrase(StatusCodes.getReason(answer.status()));
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.setResponseContentLength(body.length);
        if (!exchange.isBlocking()) {
            exchange.startBlocking();
        }
        if (cut) {
            exchange.getOutputStream().write(Arrays.copyOf(body, body.length / 2));
            exchange.getOutputStream().flush();
            exchange.getConnection().close();
            return;
        }
        exchange.getOutputStream().write(body);
    }
}
