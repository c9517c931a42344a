package dev.workflow.persistence.slice;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

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

    /**
     * From rows that hold an item and the count of the whole list, so that both cost one statement.
     *
     * @param whole asks for the count when there is no row to tell it: the window may lie behind the end
     */
    public static <T> Slice<T> counted(List<Object[]> rows, Class<T> type, LongSupplier whole) {
        long count = rows.isEmpty() ? whole.getAsLong() : (Long) rows.get(0)[1];
        return new Slice<>(count, rows.stream().map(row -> type.cast(row[0])).toList());
    }
}
