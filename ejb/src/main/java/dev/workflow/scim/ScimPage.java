package dev.workflow.scim;

import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import java.util.List;
import java.util.function.Function;

/**
 * The part of a list that is asked for (RFC 7644, §3.4.2.4).
 *
 * @param startIndex of the first; the list begins with 1
 * @param count at most so many; 0 for the total alone
 */
public record ScimPage(int startIndex, int count) {

    public static final int MOST = 1000;

    private static final int USUAL = 100;

    /** What is out of range is brought into it. */
    public ScimPage {
        startIndex = Math.max(1, startIndex);
        count = Math.max(0, Math.min(MOST, count));
    }

    /** From query parameters, which may be null. */
    public static ScimPage of(Integer startIndex, Integer count) {
        return new ScimPage(startIndex == null ? 1 : startIndex, count == null ? USUAL : count);
    }

    <T> Slice<T> of(Function<Window, Slice<T>> list) {
        Slice<T> slice = list.apply(new Window(startIndex - 1, Math.max(1, count)));
        return count == 0 ? new Slice<>(slice.count(), List.of()) : slice;
    }
}
