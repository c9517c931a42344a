package dev.workflow.web.registry;

import java.util.List;

/** The body of every refusal: the distribution specification's shape. */
public record ErrorBody(List<Entry> errors) {

    public record Entry(String code, String message) {}

    static ErrorBody of(String code, String message) {
        return new ErrorBody(List.of(new Entry(code, message)));
    }
}
