package dev.workflow.web;

import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The {@code limit} and {@code offset} of a request (api.md §1.2): 100 and 0 when absent, not a number or out of range.
 * A resource takes it as {@code @BeanParam Paging paging}, asks for {@link #window()} and answers {@link #page}.
 */
public class Paging {

    private static final int DEFAULT_LIMIT = 100;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    public Paging() {}

    Paging(UriInfo uri, HttpHeaders headers) {
        this.uri = uri;
        this.headers = headers;
    }

    public Window window() {
        return new Window(offset(), limit());
    }

    public <T> Page<T> page(Slice<T> slice) {
        long after = (long) offset() + limit();
        String next = after < slice.count() ? link(Long.toString(after)) : null;
        long before = (long) offset() - limit();
        String previous = offset() == 0 ? null : link(before > 0 ? Long.toString(before) : null);
        return new Page<>(slice.count(), next, previous, slice.items());
    }

    private int limit() {
        int limit = number("limit", DEFAULT_LIMIT);
        return limit > 0 ? limit : DEFAULT_LIMIT;
    }

    private int offset() {
        return Math.max(0, number("offset", 0));
    }

    private int number(String name, int otherwise) {
        String text = uri.getQueryParameters().getFirst(name);
        try {
            return text == null ? otherwise : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text.strip()));
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    /** This request with another offset; parameters sorted by name, the others kept. */
    private String link(String offset) {
        TreeMap<String, List<String>> query = new TreeMap<>();
        MultivaluedMap<String, String> asked = uri.getQueryParameters();
        asked.forEach((name, values) -> query.put(name, new ArrayList<>(values)));
        query.put("limit", List.of(Integer.toString(limit())));
        query.remove("offset");
        if (offset != null) {
            query.put("offset", List.of(offset));
        }
        List<String> pairs = new ArrayList<>();
        query.forEach((name, values) -> values.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return PublicOrigin.of(uri, headers).resolve(uri.getRequestUri().getRawPath()) + "?" + String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
