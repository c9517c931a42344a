package dev.workflow.persistence.scim;

import jakarta.persistence.TypedQuery;
import java.util.Map;
import java.util.stream.Collectors;

/** Attributes and the values they must have, as part of a query: the values are parameters, always. */
record Conditions(Map<String, String> clauses, Map<String, ?> values) {

    /**
     * @param clauses by attribute, each with one parameter of the attribute's name
     * @param values by attribute; every one has a clause
     */
    Conditions {
        if (!clauses.keySet().containsAll(values.keySet())) {
            throw new IllegalArgumentException("no condition on " + values.keySet());
        }
    }

    String text() {
        return values.keySet().stream()
                .sorted()
                .map(name -> " and " + clauses.get(name))
                .collect(Collectors.joining());
    }

    <T> TypedQuery<T> on(TypedQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }
}
