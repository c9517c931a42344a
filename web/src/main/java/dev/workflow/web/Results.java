package dev.workflow.web;

import java.util.List;

/** A computed list, which has no pages (api.md §1.2). */
public record Results<T>(List<T> results, int count) {

    public static <T> Results<T> of(List<T> results) {
        return new Results<>(results, results.size());
    }
}
