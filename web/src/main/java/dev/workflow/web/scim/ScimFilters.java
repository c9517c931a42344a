package dev.workflow.web.scim;

import dev.workflow.web.JsonText;
import dev.workflow.web.ServicePrincipal;
import dev.workflow.web.audit.AuditNote;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.StringReader;
import java.util.Set;

/** Notes what clients change, and puts refusals of the API into the form of RFC 7644, §3.12. */
@Provider
@Scim
public class ScimFilters implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int ERRORS_BEGIN = 400;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!READING.contains(request.getMethod())
                && request.getSecurityContext().getUserPrincipal() instanceof ServicePrincipal client) {
            AuditNote.of(request).ifPresent(note -> {
                note.want();
                note.user(client.getName());
            });
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < ERRORS_BEGIN) {
            return;
        }
        if (response.getEntity() instanceof JsonText text
                && MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())) {
            response.setEntity(
                    ScimError.of(response.getStatus(), "", detail(text.text())), null, MediaType.valueOf(Scim.JSON));
        }
    }

    private static String detail(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonObject object && object.containsKey("detail")) {
                value = object.get("detail");
            }
            return value instanceof JsonString text ? text.getString() : value.toString();
        }
    }
}
