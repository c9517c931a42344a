package dev.workflow.web.idempotency;

import dev.workflow.idempotency.Answer;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A reply that is held back until what it tells about is committed. */
final class HeldReply extends HttpServletResponseWrapper {

    /** Bytes of a body that are kept for a repetition. */
    static final int LONGEST_KEPT = 1024 * 1024;

    /** A cookie is for one client at one moment; the length is known again when the reply is sent. */
    private static final Set<String> OF_THE_MOMENT =
            Set.of("set-cookie", "content-length", "date", "connection", "retry-after", "transfer-encoding");

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = SC_OK;
    private boolean flushed;

    HeldReply(HttpServletResponse response) {
        super(response);
    }

    /** What is worth keeping of it. */
    Answer answer() {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((name, values) -> {
            if (!OF_THE_MOMENT.contains(name.toLowerCase(Locale.ROOT))) {
                kept.put(name, String.join(", ", values));
            }
        });
        boolean whole = body.size() <= LONGEST_KEPT;
        return new Answer(status, kept, whole ? body.toByteArray() : new byte[0], whole);
    }

    /** Sends all of it. */
    void release() throws IOException {
        HttpServletResponse real = (HttpServletResponse) getResponse();
        real.setStatus(status);
        headers.remove("Content-Length");
        headers.forEach((name, values) -> {
            real.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> real.addHeader(name, value));
        });
        send(real, body.toByteArray());
    }

    static void send(HttpServletResponse real, byte[] body) throws IOException {
        if (body.length > 0) {
            real.setContentLength(body.length);
            real.getOutputStream().write(body);
        }
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendError(int code) {
        status = code;
        resetBuffer();
    }

    @Override
    public void sendError(int code, String message) {
        sendError(code);
    }

    @Override
    public void setHeader(String name, String value) {
        headers.put(name, new ArrayList<>(List.of(value)));
    }

    @Override
    public void addHeader(String name, String value) {
        headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    @Override
    public String getHeader(String name) {
        return headers.containsKey(name) ? headers.get(name).get(0) : super.getHeader(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return headers.containsKey(name) ? List.copyOf(headers.get(name)) : super.getHeaders(name);
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsKey(name) || super.containsHeader(name);
    }

    @Override
    public void setContentType(String type) {
        setHeader("Content-Type", type);
    }

    @Override
    public String getContentType() {
        return getHeader("Content-Type");
    }

    @Override
    public void setContentLength(int length) {
        setHeader("Content-Length", Integer.toString(length));
    }

    @Override
    public void setContentLengthLong(long length) {
        setHeader("Content-Length", Long.toString(length));
    }

    @Override
    public boolean isCommitted() {
        return flushed;
    }

    @Override
    public void flushBuffer() {
        flushed = true;
    }

    @Override
    public void resetBuffer() {
        body.reset();
    }

    @Override
    public void reset() {
        body.reset();
        headers.clear();
        status = SC_OK;
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(body, true, StandardCharsets.UTF_8);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("a held reply does not wait");
            }

            @Override
            public void write(int value) {
                body.write(value);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                body.write(bytes, offset, length);
            }
        };
    }
}
