package dev.workflow.web.openapi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A mapping of the document and what is below it. Whatever is absent reads as empty. */
record Tree(Map<String, Object> members) {

    /** What was read from YAML: keys become texts, for a status is a number there. */
    static Tree of(Object value) {
        return new Tree(value instanceof Map<?, ?> map ? plain(map) : Map.of());
    }

    Tree tree(String name) {
        return view(members.get(name));
    }

    String text(String name) {
        return Optional.ofNullable(members.get(name)).map(Object::toString).orElse("");
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    List<Object> list(String name) {
        return members.get(name) instanceof List<?> list ? Collections.unmodifiableList(list) : List.of();
    }

    List<Tree> trees(String name) {
        return list(name).stream().map(Tree::view).toList();
    }

    /** What a reference like {@code #/components/schemas/App} of this whole document names. */
    Tree at(String reference) {
        Tree found = this;
        for (String step : reference.substring("#/".length()).split("/")) {
            found = found.tree(step);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Tree view(Object value) {
        return new Tree(value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
    }

    private static Map<String, Object> plain(Map<?, ?> map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
        return plain;
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            return plain(map);
        }
        return value instanceof List<?> list
                ? list.stream().map(Tree::plain).collect(Collectors.toCollection(ArrayList::new))
                : value;
    }
}
