package dev.workflow.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** One request and its response, as far as a filter looks at them. */
public final class Exchange {

    public final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public final Map<String, String> received = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    /** Who calls, or null. */
    public Principal caller;

    public String address = "10.0.0.1";
    private final String method;
    private final String path;
    private int status = HttpServletResponse.SC_OK;

    public Exchange(String method, String path) {
        this.method = method;
        this.path = path;
    }

    public int status() {
        return status;
    }

    public String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    public HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getRemoteAddr" -> address;
            case "getUserPrincipal" -> caller;
            case "getHeader" -> sent.get((String) arguments[0]);
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(name);
        });
    }

    public HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, arguments) -> switch (name) {
            case "setHeader" -> received.put((String) arguments[0], (String) arguments[1]);
            case "setContentType" -> received.put("Content-Type", (String) arguments[0]);
            case "setStatus" -> status = (Integer) arguments[0];
            case "getOutputStream" -> output();
            case "isCommitted" -> false;
            case "setContentLength", "resetBuffer" -> null;
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int b) {
                body.write(b);
            }
        };
    }

    private interface Answer {
        Object to(String method, Object... arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> result(called.getReturnType(), answer.to(called.getName(), arguments))));
    }

    private static Object result(Class<?> type, Object value) {
        return type == void.class ? null : value;
    }
}
