package dev.workflow.imagebuilder.job;

import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One container of a build's pod; they run one after the other.
 *
 * @param words what it does, for the person who pushes, when it begins; may be empty
 * @param secrets keys of the build's Secret that it gets as variables
 * @param mounts volume to path
 * @param pushes the process type whose image it stores: its termination message then names the image's digest
 */
record Step(
        String name,
        String words,
        String image,
        List<String> command,
        Map<String, String> environment,
        List<String> secrets,
        Map<String, String> mounts,
        Optional<ProcessType> pushes) {

    /** Where a container leaves its last words for the cluster. */
    static final String REPORT = "/dev/termination-log";

    static final String SOURCE = "source";
    static final String WORK = "work";
    static final String KEYS = "keys";
    static final String VARIABLES = "variables";
    static final String WORKSPACE = "/workspace";

    Step {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        secrets = List.copyOf(secrets);
        mounts = Map.copyOf(mounts);
    }
}
