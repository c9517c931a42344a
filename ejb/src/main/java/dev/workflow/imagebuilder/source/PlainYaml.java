package dev.workflow.imagebuilder.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What JSON can say of a YAML document: maps with texts for keys, lists, texts, numbers, booleans. Dates and the like
 * become texts. An alias is written out where it stands, within bounds: the whole may not become larger than a few
 * times the largest file, and nothing may hold itself.
 */
final class PlainYaml {

    private static final int DEEPEST = 30;
    private static final int MOST_CHARACTERS = 1 << 20;

    private int characters;

    private PlainYaml() {}

    /** @throws YAMLException when the document is beyond the bounds */
    static Object of(Object loaded) {
        return new PlainYaml().plain(loaded, 0);
    }

    private Object plain(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new YAMLException("nested too deeply");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, element) -> plain.put(key(key), plain(element, depth + 1)));
            return plain;
        }
        if (value instanceof Iterable<?> elements) {
            List<Object> plain = new ArrayList<>();
            elements.forEach(element -> plain.add(plain(element, depth + 1)));
            return plain;
        }
        return scalar(value);
    }

    private String key(Object key) {
        if (key instanceof Map || key instanceof Iterable) {
            throw new YAMLException("a key is no text");
        }
        return counted(String.valueOf(key));
    }

    private Object scalar(Object value) {
        if (value instanceof byte[]) {
            throw new YAMLException("a value is binary");
        }
        String text = counted(String.valueOf(value));
        return value == null || value instanceof Number || value instanceof Boolean ? value : text;
    }

    private String counted(String text) {
        characters += text.length() + 1;
        if (characters > MOST_CHARACTERS) {
            throw new YAMLException("larger than " + MOST_CHARACTERS + " characters with all aliases written out");
        }
        return text;
    }
}
