package dev.workflow.router;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An app's process: says its name, its request, echoes WebSockets, streams events, counts bytes. */
final class Backend implements AutoCloseable {

    final CountDownLatch released = new CountDownLatch(1);
    final CountDownLatch entered = new CountDownLatch(1);
    final AtomicInteger requests = new AtomicInteger();
    private final String name;
    private final Undertow server;

    Backend(String name) {
        this.name = name;
        HttpHandler paths = Handlers.path(new BlockingHandler(this::describe))
                .addExactPath("/ws", Handlers.websocket((exchange, channel) -> echo(channel)))
                .addExactPath("/events", new BlockingHandler(this::events))
                .addExactPath("/count", Handlers.httpContinueRead(new BlockingHandler(this::count)))
                .addExactPath("/wait", new BlockingHandler(this::hold));
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setServerOption(UndertowOptions.ALLOW_ENCODED_SLASH, true)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setIoThreads(2)
                .setWorkerThreads(16)
                .setHandler(exchange -> {
                    requests.incrementAndGet();
                    paths.handleRequest(exchange);
                })
                .build();
        server.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    }

    @Override
    public void close() {
        released.countDown();
        server.stop();
    }

    private void describe(HttpServerExchange exchange) {
        StringBuilder text = new StringBuilder(name + "\n" + exchange.getRequestMethod() + " "
                + exchange.getRequestURI() + "?" + exchange.getQueryString() + "\n");
        exchange.getRequestHeaders()
                .forEach(header -> header.forEach(value -> text.append(header.getHeaderName())
                        .append(": ")
                        .append(value)
                        .append('\n')));
        exchange.getResponseSender().send(text.toString());
    }

    private void echo(WebSocketChannel channel) {
        channel.getReceiveSetter().set(new AbstractReceiveListener() {
            @Override
            protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
                WebSockets.sendText(name + " " + message.getData(), from, null);
            }
        });
        channel.resumeReceives();
    }

    private void events(HttpServerExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/event-stream");
        OutputStream out = exchange.getOutputStream();
        out.write("data: one\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        released.await();
        out.write("data: two\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void count(HttpServerExchange exchange) throws IOException {
        long bytes = exchange.getInputStream().transferTo(OutputStream.nullOutputStream());
        exchange.getResponseSender().send(String.valueOf(bytes));
    }

    private void hold(HttpServerExchange exchange) throws InterruptedException {
        entered.countDown();
        released.await();
        exchange.getResponseSender().send(name + " finished");
    }
}
