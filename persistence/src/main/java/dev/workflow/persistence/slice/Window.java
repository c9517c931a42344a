package dev.workflow.persistence.slice;

import jakarta.persistence.TypedQuery;

/**
 * The part of a list that is asked for.
 *
 * @param offset rows to skip, 0 or more
 * @param limit rows to return at most, 1 or more
 */
public record Window(int offset, int limit) {

    public Window {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("offset " + offset + ", limit " + limit);
        }
    }

    /** Cuts the query's result down to this window. */
    public <T> TypedQuery<T> of(TypedQuery<T> query) {
        return query.setFirstResult(offset).setMaxResults(limit);
    }
}
