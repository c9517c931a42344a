package dev.workflow.cli.json;

import dev.workflow.cli.problem.Failure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** YAML text to {@link Json} and back. Loaded only by the commands that need it. */
public final class Yaml {
    private Yaml() {}

    /** @throws Failure when the text is not YAML; names {@code source} and the place */
    public static Json parse(String text, String source) {
        try {
            return new Json(new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        } catch (YAMLException e) {
            throw new Failure(source + " is not valid YAML: " + e.getMessage());
        }
    }

    /** As {@link #write}, the keys of every object in alphabetical order. */
    public static String sorted(Json json) {
        return write(new Json(sorted(json.value())));
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(String.valueOf(key), sorted(inner)));
            return sorted;
        }
        return value instanceof List<?> list ? list.stream().map(Yaml::sorted).toList() : value;
    }

    /** Block style, two blanks deep, no final line end. */
    public static String write(Json json) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        String text = new org.yaml.snakeyaml.Yaml(new Representer(options), options).dump(json.value());
        return text.stripTrailing();
    }
}
