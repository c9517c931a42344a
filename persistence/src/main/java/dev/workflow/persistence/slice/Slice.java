package dev.workflow.persistence.slice;

import java.util.List;
import java.util.function.Function;

/**
 * The part of a list that was found.
 *
 * @param count rows in the whole list
 * @param items the rows of the window, in the list's order
 */
public record Slice<T>(long count, List<T> items) {

    public Slice {
        items = List.copyOf(items);
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> view) {
        return new Slice<R>(count, items.stream().<R>map(view).toList());
    }
}
