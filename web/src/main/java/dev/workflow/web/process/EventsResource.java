package dev.workflow.web.process;

import dev.workflow.engine.Engine;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.release.ProcessService;
import dev.workflow.web.Results;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.regex.Pattern;

/** What happened lately to a process or a process type. */
@Path("apps/{id}/events")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {

    /**
     * What follows a deployment's name in that of a process: one word, or a hash of Kubernetes and a word. Hashes are
     * without vowels, which tells them from the second half of another type's name.
     */
    private static final Pattern SUFFIX = Pattern.compile("(?:[bcdfghjklmnpqrstvwxz2456789]{1,10}-)?[a-z0-9]+");

    /** One event on the wire. */
    public record EventWire(String reason, String message, Instant created) {
        static EventWire of(Engine.Event event) {
            return new EventWire(event.reason(), event.message(), event.at());
        }
    }

    private final ProcessService processes;
    private final Caller caller;

    @Inject
    public EventsResource(ProcessService processes, Caller caller) {
        this.processes = processes;
        this.caller = caller;
    }

    /** @param type the name of a deployment: {@code <app>-<ptype>} */
    @GET
    public Results<EventWire> list(
            @PathParam("id") String app,
            @QueryParam("pod_name") @DefaultValue("") String pod,
            @QueryParam("ptype") @DefaultValue("") String type) {
        return Results.of(processes.events(caller, app).stream()
                .filter(event -> pod.isEmpty()
                        ? isOf(event.subject(), app, type)
                        : event.subject().equals(pod))
                .map(EventWire::of)
                .toList());
    }

    /** Of the type itself or one of its processes. */
    static boolean isOf(String subject, String app, String deployment) {
        if (deployment.isEmpty()) {
            return false;
        }
        String before = deployment + "-";
        return subject.startsWith(before)
                        && SUFFIX.matcher(subject.substring(before.length())).matches()
                || deployment.equals(app + "-" + subject);
    }
}
