package dev.workflow.web.gateway;

import dev.workflow.gateway.GatewayProtocol;
import dev.workflow.gateway.GatewayService;
import dev.workflow.gateway.GatewayView;
import dev.workflow.gateway.ObjectName;
import dev.workflow.network.GatewayAddress;
import dev.workflow.network.Networks;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import dev.workflow.web.endpoint.PortField;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Ports at which an app is reached from outside. */
@Path("apps/{id}/gateways")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class GatewaysResource {

    private static final int LONGEST = 1024;

    private final GatewayService gateways;
    private final Networks networks;
    private final Caller caller;

    @Inject
    public GatewaysResource(GatewayService gateways, Networks networks, Caller caller) {
        this.gateways = gateways;
        this.networks = networks;
        this.caller = caller;
    }

    @GET
    public Page<GatewayWire> list(@PathParam("id") String app, @BeanParam Paging paging) {
        Slice<GatewayView> page = gateways.list(caller, app, paging.window());
        Map<String, List<GatewayAddress>> addresses = networks.addresses(caller, app);
        return paging.page(page.map(view -> GatewayWire.of(app, view, addresses.getOrDefault(view.name(), List.of()))));
    }

    /** 201 also when the gateway was there and only the port is new. */
    @POST
    public Response add(@PathParam("id") String app, JsonBody body) {
        ObjectName name = new ObjectName(body.string("name", LONGEST));
        gateways.add(caller, app, name, PortField.of(body, "port"), protocol(body));
        return Response.status(Response.Status.CREATED).build();
    }

    @DELETE
    public void remove(@PathParam("id") String app, JsonBody body) {
        gateways.remove(caller, app, body.string("name", LONGEST), PortField.of(body, "port"), protocol(body));
    }

    private static GatewayProtocol protocol(JsonBody body) {
        return GatewayProtocol.of(body.string("protocol", LONGEST));
    }
}
