package dev.workflow.imagebuilder.source;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
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

    /**
     * The app's DRYCC_STACK if it is a known name, else container for a root Dockerfile, else buildpack (builder.md
     * §4.4). Dockerfiles that drycc.yaml names count as one in the root.
     */
    static Stack choose(Map<String, String> config, SourceTree source, Dryccfile dryccfile) throws BuildFailed {
        Optional<Stack> wanted = Stream.of(values())
                .filter(stack -> stack.label().equals(config.get("DRYCC_STACK")))
                .findFirst();
        boolean named = !dryccfile.dockerfiles().isEmpty();
        Stack stack = wanted.orElse(named || source.hasFile("Dockerfile") ? CONTAINER : BUILDPACK);
        if (named && stack == BUILDPACK) {
            throw new BuildFailed(
                    "drycc.yaml names Dockerfiles in build.docker, but DRYCC_STACK is buildpack",
                    "Remove one of the two.");
        }
        return stack;
    }
}
