package dev.workflow.web.openapi;

import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI 3.1 document of the API: {@code openapi.yaml} and the parts it names, put together and completed by {@link
 * StandardParts}. The same for everybody and for the life of the process.
 */
final class ApiDocument {

    private static final String PARTS = "x-parts";
    private static final Tree WHOLE = assemble();

    private ApiDocument() {}

    static Tree whole() {
        return WHOLE;
    }

    static String json() {
        return Json.createObjectBuilder(WHOLE.members()).build().toString();
    }

    static String yaml() {
        DumperOptions style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(style).dump(WHOLE.members());
    }

    private static Tree assemble() {
        Map<String, Object> whole = new LinkedHashMap<>(part("openapi").members());
        for (Object name : Tree.of(whole).list(PARTS)) {
            Tree part = part(name.toString());
            StandardParts.tag(part);
            refuseDoubles(Tree.of(whole).tree("components"), part.tree("components"), name.toString());
            merge(whole, part.members(), name.toString());
        }
        whole.remove(PARTS);
        Tree tree = new Tree(whole);
        StandardParts.complete(tree);
        return tree;
    }

    /** Two schemas of one name would become a mixture of both. */
    private static void refuseDoubles(Tree there, Tree more, String name) {
        more.members().keySet().forEach(kind -> {
            Set<String> doubles = new TreeSet<>(there.tree(kind).members().keySet());
            doubles.retainAll(more.tree(kind).members().keySet());
            if (!doubles.isEmpty()) {
                throw new IllegalStateException(name + ".yaml defines " + doubles + " again");
            }
        });
    }

    /** Adds what the part has; the same path or schema in two parts is a mistake. */
    @SuppressWarnings("unchecked")
    private static void merge(Map<String, Object> into, Map<String, Object> part, String name) {
        part.forEach((key, value) -> {
            Object there = into.putIfAbsent(key, value);
            if (there instanceof Map<?, ?> map && value instanceof Map<?, ?> more) {
                merge((Map<String, Object>) map, (Map<String, Object>) more, name);
            } else if (there instanceof List<?> list && value instanceof List<?> more) {
                ((List<Object>) list).addAll(more);
            } else if (there != null) {
                throw new IllegalStateException(name + ".yaml defines " + key + " again");
            }
        });
    }

    private static Tree part(String name) {
        try (InputStream in = ApiDocument.class.getResourceAsStream(name + ".yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Tree.of(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
