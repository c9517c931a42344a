package dev.workflow.web.endpoint;

import dev.workflow.endpoint.EndpointService;
import dev.workflow.endpoint.ServiceProtocol;
import dev.workflow.endpoint.ServiceView;
import dev.workflow.endpoint.TypeText;
import dev.workflow.persistence.endpoint.ServicePort;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.process.ProcessType;
import dev.workflow.web.JsonBody;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Ports of process types inside the platform. */
@Path("apps/{id}/services")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class ServicesResource {

    private static final int LONGEST = 1024;

    /** The one list of the API that is not called results. */
    public record ServicesWire(List<ServiceWire> services) {}

    /** A service (api.md §6). */
    public record ServiceWire(String domain, List<PortWire> ports, String ptype) {
        static ServiceWire of(ServiceView view) {
            return new ServiceWire(
                    view.domain(), view.ports().stream().map(PortWire::of).toList(), view.ptype());
        }
    }

    /** One of its ports. */
    public record PortWire(
            String name,
            int port,
            String protocol,
            @JsonbProperty("targetPort") int targetPort) {
        static PortWire of(ServicePort port) {
            String name = port.protocol().toLowerCase(Locale.ROOT) + "-" + port.port();
            return new PortWire(name, port.port(), port.protocol(), port.targetPort());
        }
    }

    private final EndpointService services;
    private final Caller caller;

    @Inject
    public ServicesResource(EndpointService services, Caller caller) {
        this.services = services;
        this.caller = caller;
    }

    @GET
    public ServicesWire list(@PathParam("id") String app) {
        return new ServicesWire(
                services.list(caller, app).stream().map(ServiceWire::of).toList());
    }

    @POST
    public Response add(@PathParam("id") String app, JsonBody body) {
        boolean first = services.add(
                caller, app, type(body), PortField.of(body, "port"), protocol(body), PortField.of(body, "target_port"));
        return Response.status(first ? Response.Status.CREATED : Response.Status.NO_CONTENT)
                .build();
    }

    @DELETE
    public void remove(@PathParam("id") String app, JsonBody body) {
        services.remove(caller, app, type(body), PortField.of(body, "port"), protocol(body));
    }

    private static ProcessType type(JsonBody body) {
        return TypeText.parse(body.string("ptype", LONGEST));
    }

    private static ServiceProtocol protocol(JsonBody body) {
        return ServiceProtocol.of(body.optionalString("protocol", LONGEST).orElse(""));
    }
}
