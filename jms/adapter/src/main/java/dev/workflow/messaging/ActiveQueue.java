package dev.workflow.messaging;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The running consumers of one message-driven bean. */
final class ActiveQueue {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final List<ConsumerLoop> loops = new ArrayList<>();

    static ActiveQueue start(WorkManager threads, Broker broker, QueueActivation spec, MessageEndpointFactory endpoints)
            throws ResourceException {
        ActiveQueue queue = new ActiveQueue();
        try {
            for (int i = 0; i < spec.getMaxSessions(); i++) {
                ConsumerLoop loop = new ConsumerLoop(broker, spec.subscription(), new EndpointHandler(endpoints));
                threads.scheduleWork(new Session(loop));
                queue.loops.add(loop);
            }
            return queue;
        } catch (ResourceException e) {
            queue.stop();
            throw e;
        }
    }

    /** Stops all, then gives them a few seconds, so that connections are closed before the class loader is. */
    void stop() {
        loops.forEach(ConsumerLoop::stop);
        long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        loops.forEach(loop -> loop.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
    }

    private record Session(ConsumerLoop loop) implements Work {
        @Override
        public void run() {
            loop.run();
        }

        @Override
        public void release() {
            loop.stop();
        }
    }
}
