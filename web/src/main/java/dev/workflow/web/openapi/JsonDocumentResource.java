package dev.workflow.web.openapi;

import dev.workflow.web.JsonText;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The description of the API for programs. */
@Path("openapi.json")
@Dependent
@PermitAll
public class JsonDocumentResource {

    private static final JsonText DOCUMENT = new JsonText(ApiDocument.json());

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonText document() {
        return DOCUMENT;
    }
}
