package dev.workflow.cli.json;

import dev.workflow.cli.problem.Failure;
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

    /** Block style, two blanks deep, no final line end. */
    public static String write(Json json) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        String text = new org.yaml.snakeyaml.Yaml(new Representer(options), options).dump(json.value());
        return text.stripTrailing();
    }
}
