package dev.workflow.web.scim;

import dev.workflow.problem.Problem;
import dev.workflow.web.ForService;
import dev.workflow.web.JsonText;
import dev.workflow.web.ServicePrincipal;
import jakarta.enterprise.context.Dependent;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What of SCIM is understood (RFC 7644, §4). */
@Path("scim/v2")
@Dependent
@Scim
@ForService(value = ServicePrincipal.SCIM, orSuperuser = true)
@Produces({Scim.JSON, MediaType.APPLICATION_JSON})
public class ScimDiscoveryResource {

    private static final JsonStructure CONFIG = read("config.json");
    private static final JsonArray TYPES = read("types.json").asJsonArray();
    private static final JsonArray SCHEMAS = read("schemas.json").asJsonArray();
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    @GET
    @Path("ServiceProviderConfig")
    public JsonText config() {
        return new JsonText(CONFIG.toString());
    }

    @GET
    @Path("ResourceTypes")
    public JsonText types() {
        return list(TYPES);
    }

    @GET
    @Path("ResourceTypes/{type}")
    public JsonText type(@PathParam("type") String id) {
        return one(TYPES, id, "ResourceType");
    }

    @GET
    @Path("Schemas")
    public JsonText schemas() {
        return list(SCHEMAS);
    }

    @GET
    @Path("Schemas/{schema}")
    public JsonText schema(@PathParam("schema") String id) {
        return one(SCHEMAS, id, "Schema");
    }

    private static JsonText one(JsonArray all, String id, String model) {
        return all.getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("id").equals(id))
                .findFirst()
                .map(each -> new JsonText(each.toString()))
                .orElseThrow(() -> Problem.notFound(model));
    }

    private static JsonText list(JsonArray all) {
        return new JsonText(Json.createObjectBuilder()
                .add("schemas", Json.createArrayBuilder().add(LIST))
                .add("totalResults", all.size())
                .add("startIndex", 1)
                .add("itemsPerPage", all.size())
                .add("Resources", all)
                .build()
                .toString());
    }

    private static JsonStructure read(String file) {
        try (JsonReader reader = Json.createReader(ScimDiscoveryResource.class.getResourceAsStream(file))) {
            return reader.read();
        }
    }
}
