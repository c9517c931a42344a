package dev.workflow.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource that says nothing about who may call it, and one method for administrators. */
@Path("closed")
public class Closed {

    @GET
    public String get() {
        return "seen";
    }

    @GET
    @Path("administrators")
    @RolesAllowed(CallerPrincipal.SUPERUSER)
    public String administrators() {
        return "seen";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
        return "seen";
    }
}
