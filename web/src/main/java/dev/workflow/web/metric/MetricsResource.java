package dev.workflow.web.metric;

import dev.workflow.metric.MetricRange;
import dev.workflow.metric.MetricService;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.process.ProcessType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;

/** What the processes of an app use. */
@Path("apps/{id}/metrics")
@Dependent
public class MetricsResource {

    private final MetricService metrics;
    private final Caller caller;
    private final Clock clock;

    @Inject
    public MetricsResource(MetricService metrics, Caller caller, Clock clock) {
        this.metrics = metrics;
        this.caller = caller;
        this.clock = clock;
    }

    /** For a scraper, whatever it says it accepts. */
    @GET
    public Response now(@PathParam("id") String app) {
        return Response.ok(PrometheusText.of(app, metrics.now(caller, app)), PrometheusText.TYPE)
                .build();
    }

    @GET
    @Path("{ptype}/status")
    public Response lately(
            @PathParam("id") String app,
            @PathParam("ptype") String type,
            @QueryParam("start") String start,
            @QueryParam("stop") String stop,
            @QueryParam("every") String every) {
        ProcessType ptype = ProcessType.ofField("ptype", type);
        MetricRange range = MetricRange.parse(
                Optional.ofNullable(start), Optional.ofNullable(stop), Optional.ofNullable(every), clock.instant());
        return Response.ok(
                        StatusWire.of(app, type, metrics.lately(caller, app, ptype, range)),
                        MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
