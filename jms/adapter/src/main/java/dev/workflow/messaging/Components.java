package dev.workflow.messaging;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Which components of the platform this instance runs: a comma list, where {@code all} (or nothing) is every one. */
record Components(Set<String> names) {

    static Components parse(String list) {
        Set<String> names = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new Components(names.isEmpty() ? Set.of("all") : names);
    }

    boolean run(String component) {
        return component.isBlank() || names.contains("all") || names.contains(component);
    }
}
