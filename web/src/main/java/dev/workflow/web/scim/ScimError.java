package dev.workflow.web.scim;

import dev.workflow.web.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** A refusal as RFC 7644, §3.12 has it. */
final class ScimError {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    private ScimError() {}

    /** @param scimType the standard's word for it; empty when there is none */
    static JsonText of(int status, String scimType, String detail) {
        JsonObjectBuilder error = Json.createObjectBuilder()
                .add("schemas", Json.createArrayBuilder().add(SCHEMA))
                .add("status", Integer.toString(status));
        if (!scimType.isEmpty()) {
            error.add("scimType", scimType);
        }
        return new JsonText(error.add("detail", detail).build().toString());
    }
}
