package dev.workflow.imagebuilder.source;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML from a tenant: plain data only, with bounds on size, depth and aliases, and no key twice. */
final class YamlText {

    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 20;

    private YamlText() {}

    /** Numbers, booleans and dates become what they look like. */
    static Object typed(String text) {
        return load(text, new Resolver());
    }

    /** Every scalar stays the text that was written. */
    static Object untyped(String text) {
        return load(text, new TextOnly());
    }

    private static Object load(String text, Resolver resolver) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        DumperOptions unused = new DumperOptions();
        try {
            return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, resolver)
                    .load(text);
        } catch (YAMLException malformed) {
            throw malformed;
        } catch (RuntimeException odd) {
            // The library lets its own conversions of odd numbers and dates fail with whatever they throw.
            throw new YAMLException("a value cannot be read: " + odd.getMessage(), odd);
        }
    }

    private static final class TextOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }
}
