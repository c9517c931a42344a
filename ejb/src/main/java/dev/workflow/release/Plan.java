package dev.workflow.release;

import dev.workflow.engine.AppSpec;
import dev.workflow.process.ProcessType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a deploy has to do.
 *
 * @param spec empty when the release has no build: then there is nothing to run and the deploy is done
 * @param fallback what runs today and is gone back to on failure
 */
public record Plan(
        Optional<AppSpec> spec,
        Set<ProcessType> scope,
        Map<String, Integer> structure,
        Optional<AppSpec> fallback,
        boolean autorollback) {}
