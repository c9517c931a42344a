package dev.workflow.release;

import dev.workflow.engine.AppSpec;
import dev.workflow.engine.JobSpec;
import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a deploy has to do.
 *
 * @param app which app it is about: a later one of the same name is another
 * @param spec empty when the release has no build: then there is nothing to run and the deploy is done
 * @param jobs run one after the other before the rollout; the first that fails is the end of it
 * @param fallback what runs today and is gone back to on failure
 */
public record Plan(
        UUID app,
        Optional<AppSpec> spec,
        List<JobSpec> jobs,
        Set<ProcessType> scope,
        Map<String, Integer> structure,
        Optional<AppSpec> fallback,
        boolean autorollback) {

    /** Where web processes listen, when some were rolled out. */
    Optional<Integer> webPort() {
        return spec.filter(wanted -> scope.contains(ProcessType.WEB)).stream()
                .flatMap(wanted -> wanted.processes().stream())
                .filter(process -> process.type().equals(ProcessType.WEB) && process.replicas() > 0)
                .map(AppSpec.Process::port)
                .findFirst();
    }
}
