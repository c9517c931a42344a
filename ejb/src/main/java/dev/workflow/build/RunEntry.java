package dev.workflow.build;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job that drycc.yaml wants run before a deploy (model.md §4).
 *
 * @param image a literal or a process type; empty for the build's own
 * @param command replaces the image's entrypoint when not empty
 * @param timeout how long it may run; empty for the platform's default
 * @param types before whose deploy it runs; empty for any
 */
public record RunEntry(
        Optional<String> image,
        List<String> command,
        List<String> args,
        Optional<Duration> timeout,
        Set<String> types) {

    public RunEntry {
        command = List.copyOf(command);
        args = List.copyOf(args);
        types = Set.copyOf(types);
    }

    /** Whether it runs before a deploy of those process types. */
    public boolean precedes(Set<String> deployed) {
        return types.isEmpty() || types.stream().anyMatch(deployed::contains);
    }
}
