package dev.workflow.web.registry;

import dev.workflow.registry.RegistryError;
import dev.workflow.registry.RegistryGate;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** The neighbours under /v2: the root, where clients learn how to log in, and a path of an app with open ends. */
@Path("")
public class StandInForTheController {

    private final RegistryGate gate;

    @Inject
    public StandInForTheController(RegistryGate gate) {
        this.gate = gate;
    }

    @GET
    public Response root(@Context SecurityContext security, @HeaderParam("Authorization") String authorization) {
        RegistryGuard.caller(gate, security, authorization)
                .orElseThrow(() -> RegistryError.UNAUTHORIZED.with("log in first"));
        return Response.ok("{}", "application/json").build();
    }

    @GET
    @Path("apps/{id}/volumes/{name}/client/{path: .+}")
    public String file(@PathParam("path") String path) {
        return "file " + path;
    }

    @HEAD
    @Path("apps/{id}/{more: .+}")
    public Response head() {
        return Response.noContent().build();
    }
}
