package dev.workflow.imagebuilder.source;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything in a source that steers its build, read and checked before anything is built.
 *
 * @param variables .build-env
 * @param dockerfile the text of the root Dockerfile for stack container, else ""
 */
public record SourceFiles(
        Stack stack,
        Procfile procfile,
        Dryccfile dryccfile,
        Map<String, String> variables,
        ProjectDescriptor project,
        String dockerfile) {

    private static final int LARGEST_DOCKERFILE = 1 << 20;

    /** @param config the app's config values, for DRYCC_STACK */
    public static SourceFiles read(SourceTree source, Map<String, String> config) throws IOException, BuildFailed {
        Dryccfile dryccfile = Dryccfile.of(source);
        Stack stack = Stack.choose(config, source, dryccfile);
        String dockerfile = stack == Stack.CONTAINER
                ? source.text("Dockerfile", LARGEST_DOCKERFILE).orElse("")
                : "";
        return new SourceFiles(
                stack,
                Procfile.of(source),
                dryccfile,
                BuildEnvironment.of(source),
                ProjectDescriptor.of(source),
                dockerfile);
    }

    /**
     * The build's variables; drycc.yaml is stronger than project.toml, and that than .build-env.
     *
     * @param type the process type of a Dockerfile build with a docker map, else ""
     */
    public Map<String, String> environment(String type) throws BuildFailed {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.putAll(project.environment());
        environment.putAll(dryccfile.config(type));
        return environment;
    }
}
