package dev.workflow.web.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The description of the API for people who read YAML. */
@Path("openapi.yaml")
@Dependent
@PermitAll
public class YamlDocumentResource {

    private static final String DOCUMENT = ApiDocument.yaml();

    @GET
    @Produces("application/yaml;charset=utf-8")
    public String document() {
        return DOCUMENT;
    }
}
