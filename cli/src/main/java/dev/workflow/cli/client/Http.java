package dev.workflow.cli.client;

import dev.workflow.cli.client.Dialer.Line;
import dev.workflow.cli.problem.Failure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One HTTP/1.1 exchange per connection. The JDK's clients were measured and left: HttpURLConnection has no PATCH and no
 * Host of one's own, java.net.http costs half a second before its first byte.
 */
final class Http {
    private static final int ANSWER_MILLIS = 15 * 60 * 1000;

    private final Dialer dialer;

    Http(Dialer dialer) {
        this.dialer = dialer;
    }

    /** Sends the request and reads the response's head; the caller closes the answer. */
    Answer send(String method, URI url, Map<String, String> headers, Body body) {
        Line line = dialer.dial(url, false);
        try {
            line.socket().setSoTimeout(ANSWER_MILLIS);
            write(line, method, url, headers, body);
            InputStream in = new BufferedInputStream(line.socket().getInputStream());
            ResponseHead head = ResponseHead.read(in);
            return new Answer(line.socket(), head, head.body(in));
        } catch (SocketTimeoutException e) {
            throw closed(line, url, "no answer came in time", e);
        } catch (IOException e) {
            throw closed(line, url, e.getMessage(), e);
        }
    }

    private static void write(Line line, String method, URI url, Map<String, String> headers, Body body)
            throws IOException {
        String target = target(url);
        String whole = line.proxy().isPresent() ? url.getScheme() + "://" + url.getRawAuthority() + target : target;
        StringBuilder head = new StringBuilder(method + " " + whole + " HTTP/1.1\r\n");
        head.append("Host: ").append(url.getRawAuthority()).append("\r\nConnection: close\r\n");
        line.proxy().ifPresent(proxy -> head.append(Proxies.authorization(proxy)));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body.length() > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        OutputStream out = new BufferedOutputStream(line.socket().getOutputStream(), 16 * 1024);
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        body.content().transferTo(out);
        out.flush();
    }

    static String target(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static Failure closed(Line line, URI url, String why, IOException cause) {
        try {
            line.socket().close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new Failure("talking with " + url.getRawAuthority() + " failed: " + why, cause);
    }

    /** What is sent after the headers; {@code length} bytes. */
    record Body(long length, InputStream content) {
        static final Body NONE = new Body(0, InputStream.nullInputStream());

        static Body of(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Body(bytes.length, new java.io.ByteArrayInputStream(bytes));
        }
    }

    record Answer(Socket socket, ResponseHead head, InputStream body) implements AutoCloseable {
        String text() {
            try {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new Failure("the answer broke off: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new Failure("the connection did not close: " + e.getMessage(), e);
            }
        }
    }
}
