package dev.workflow.build;

import dev.workflow.dryccfile.DryccfileSchema;
import dev.workflow.problem.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of a drycc.yaml that a release needs (model.md §4). An empty map is no dryccfile. */
public record Dryccfile(Map<String, Object> content) {

    /** @throws Problem 400 on the field dryccfile when the content is not as it should be */
    public Dryccfile {
        DryccfileSchema.check(content);
    }

    public boolean isAbsent() {
        return content.isEmpty();
    }

    /** Process types it deploys. */
    public Set<String> types() {
        return section(content, "deploy").keySet();
    }

    /** The entrypoint it gives the type; empty for the image's own. */
    public List<String> command(String type) {
        return words(section(section(content, "deploy"), type).get("command"));
    }

    public List<String> args(String type) {
        return words(section(section(content, "deploy"), type).get("args"));
    }

    /** What it says about the type's image: a literal, or the name of a type that was built from its own Dockerfile. */
    public Optional<String> image(String type) {
        return Optional.ofNullable(section(section(content, "deploy"), type).get("image"))
                .map(Object::toString);
    }

    /** Whether what is said about an image means one of the build, rather than being a literal. */
    public boolean ownImage(String said) {
        return said.isEmpty() || dockerTypes().contains(said) || types().contains(said);
    }

    /** Images of elsewhere that its processes and jobs run. */
    public Set<String> literalImages() {
        Stream<Optional<String>> said =
                Stream.concat(types().stream().map(this::image), runs().stream().map(RunEntry::image));
        return said.flatMap(Optional::stream).filter(image -> !ownImage(image)).collect(Collectors.toSet());
    }

    /** Types with a Dockerfile of their own. */
    public Set<String> dockerTypes() {
        return section(section(content, "build"), "docker").keySet();
    }

    /** What runs before a deploy, in this order. */
    @SuppressWarnings("unchecked")
    public List<RunEntry> runs() {
        List<RunEntry> runs = new ArrayList<>();
        if (content.get("run") instanceof List<?> list) {
            list.forEach(run -> runs.add(run((Map<String, Object>) run)));
        }
        return runs;
    }

    private static RunEntry run(Map<String, Object> run) {
        return new RunEntry(
                Optional.ofNullable(run.get("image")).map(Object::toString),
                words(run.get("command")),
                words(run.get("args")),
                Optional.ofNullable(run.get("timeout"))
                        .map(seconds -> Duration.ofSeconds(new BigDecimal(seconds.toString()).longValue())),
                new LinkedHashSet<>(words(section(run, "when").get("ptypes"))));
    }

    /** As {@link DryccfileSchema} has checked. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Map<String, Object> map, String name) {
        return (Map<String, Object>) map.getOrDefault(name, Map.of());
    }

    private static List<String> words(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
