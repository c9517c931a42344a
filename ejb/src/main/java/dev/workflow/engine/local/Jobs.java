package dev.workflow.engine.local;

import dev.workflow.app.AppName;
import dev.workflow.engine.JobSpec;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The one-off processes of one app, those that ended included until their time to be listed is over. */
final class Jobs {

    private final AppName app;
    private final Machine machine;
    private final EventLog events;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    Jobs(AppName app, Machine machine, EventLog events) {
        this.app = app;
        this.machine = machine;
        this.events = events;
    }

    String start(JobSpec spec) {
        Job job = new Job(app, machine, spec, events);
        jobs.put(job.name(), job);
        job.gone().thenRun(() -> machine.timer()
                .schedule(() -> jobs.remove(job.name()), spec.keep().toMillis(), TimeUnit.MILLISECONDS));
        job.begin();
        return job.name();
    }

    Collection<Job> all() {
        return jobs.values();
    }

    /** Ends a job and forgets it; other names are ignored. */
    void stop(String pod) {
        Job job = jobs.get(pod);
        if (job != null) {
            job.stop().thenRun(() -> jobs.remove(pod));
        }
    }

    void stopAll() {
        jobs.keySet().forEach(this::stop);
    }
}
