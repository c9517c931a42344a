package dev.workflow.web.scim;

import dev.workflow.persistence.scim.ScimGroupRepository.Link;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.scim.ScimGroupView;
import dev.workflow.scim.ScimPage;
import dev.workflow.scim.ScimUserView;
import dev.workflow.web.JsonText;
import dev.workflow.web.PlatformUrl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Resources as RFC 7643 writes them. What has no value is left out. */
@Dependent
public class ScimJson {

    static final String BASE = "/v2/scim/v2/";

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private final PlatformUrl platform;

    @Inject
    public ScimJson(PlatformUrl platform) {
        this.platform = platform;
    }

    Map<String, Object> user(ScimUserView user) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemas", List.of(CORE + "User"));
        json.put("id", user.id());
        user.externalId().ifPresent(id -> json.put("externalId", id));
        json.put("userName", user.userName());
        String whole = (user.givenName() + " " + user.familyName()).strip();
        if (!whole.isEmpty()) {
            json.put(
                    "name", Map.of("givenName", user.givenName(), "familyName", user.familyName(), "formatted", whole));
            json.put("displayName", whole);
        }
        if (!user.email().isEmpty()) {
            json.put("emails", List.of(Map.of("value", user.email(), "type", "work", "primary", true)));
        }
        json.put("active", user.active());
        json.put("groups", links("Groups/", user.groups()));
        json.put("meta", meta("User", location("Users/" + user.id()), user.created(), user.lastModified()));
        return json;
    }

    Map<String, Object> group(ScimGroupView group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemas", List.of(CORE + "Group"));
        json.put("id", group.id());
        group.externalId().ifPresent(id -> json.put("externalId", id));
        json.put("displayName", group.displayName());
        json.put("members", links("Users/", group.members()));
        json.put("meta", meta("Group", location("Groups/" + group.id()), group.created(), group.lastModified()));
        return json;
    }

    <T> JsonText list(Slice<T> found, ScimPage page, Function<T, Map<String, Object>> resource) {
        return text(Map.of(
                "schemas", List.of(LIST),
                "totalResults", found.count(),
                "startIndex", page.startIndex(),
                "itemsPerPage", found.items().size(),
                "Resources", found.items().stream().map(resource).toList()));
    }

    String location(String below) {
        return platform.origin().resolve(BASE + below);
    }

    static JsonText text(Map<String, Object> json) {
        return new JsonText(Json.createObjectBuilder(json).build().toString());
    }

    private List<Map<String, Object>> links(String below, List<Link> links) {
        return links.stream()
                .map(link -> Map.<String, Object>of(
                        "value", link.id(), "display", link.name(), "$ref", location(below + link.id())))
                .toList();
    }

    private static Map<String, Object> meta(String type, String location, Instant created, Instant modified) {
        return Map.of(
                "resourceType",
                type,
                "location",
                location,
                "created",
                created.truncatedTo(ChronoUnit.SECONDS).toString(),
                "lastModified",
                modified.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
