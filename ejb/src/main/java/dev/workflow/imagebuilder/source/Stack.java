package dev.workflow.imagebuilder.source;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a source is built: with its Dockerfile or with buildpacks. */
public enum Stack {
    CONTAINER,
    BUILDPACK;

    /** The name the contract uses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The app's DRYCC_STACK if it is a known name, else container for a root Dockerfile, else buildpack (builder.md §4.4). */
    public static Stack choose(Map<String, String> config, SourceTree source) {
        Optional<Stack> wanted = Stream.of(values())
                .filter(stack -> stack.label().equals(config.get("DRYCC_STACK")))
                .findFirst();
        return wanted.orElseGet(() -> source.hasFile("Dockerfile") ? CONTAINER : BUILDPACK);
    }
}
