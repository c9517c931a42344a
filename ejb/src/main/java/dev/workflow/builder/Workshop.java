package dev.workflow.builder;

import java.util.concurrent.ScheduledExecutorService;

/**
 * What the git verbs work with.
 *
 * @param clock ends pushes that take too long; runs nothing that could block
 */
record Workshop(
        Pushes pushes,
        Repositories repositories,
        PushTurns turns,
        RepositoryCare care,
        ScheduledExecutorService clock,
        PushLimits limits) {}
