package dev.workflow.web.registry;

import dev.workflow.image.MediaTypes;
import dev.workflow.registry.Digest;
import dev.workflow.registry.Referrers;
import dev.workflow.registry.Referrers.Referrer;
import dev.workflow.registry.Registry;
import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RepositoryName;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is about a manifest, as an image index. An unknown manifest has an empty one. */
@Path(RegistryPaths.NAME + "/referrers/{digest: [^/]+}")
@PermitAll
@Dependent
public class ReferrerResource {

    private static final int SCHEMA_VERSION = 2;

    private final Referrers referrers;

    @Inject
    public ReferrerResource(Registry registry) {
        this.referrers = registry.referrers();
    }

    /** The body, with the names that the format has and not those of the platform's API. */
    private static Map<String, Object> index(List<Referrer> referrers) {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("schemaVersion", SCHEMA_VERSION);
        index.put("mediaType", MediaTypes.OCI_INDEX);
        index.put(
                "manifests",
                referrers.stream().map(ReferrerResource::descriptor).toList());
        return index;
    }

    private static Map<String, Object> descriptor(Referrer referrer) {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("mediaType", referrer.mediaType());
        descriptor.put("digest", referrer.digest());
        descriptor.put("size", referrer.size());
        descriptor.put("artifactType", referrer.artifactType());
        descriptor.put("annotations", referrer.annotations());
        descriptor.values().removeIf(Objects::isNull);
        return descriptor;
    }

    @GET
    @Guarded(Action.PULL)
    public Response list(
            @PathParam("name") String name,
            @PathParam("digest") String digest,
            @QueryParam("artifactType") @DefaultValue("") String type,
            @QueryParam("last") @DefaultValue("") String last) {
        Digest subject = new Digest(digest);
        Referrers.Page page = referrers.list(new RepositoryName(name), subject, type, last);
        Response.ResponseBuilder answer =
                Response.ok(index(page.referrers())).header("Content-Type", MediaTypes.OCI_INDEX);
        if (!type.isEmpty()) {
            answer.header("OCI-Filters-Applied", "artifactType");
        }
        if (page.more()) {
            String next = page.referrers().get(page.referrers().size() - 1).digest();
            answer.header("Link", link(name, subject, type, next));
        }
        return answer.build();
    }

    private static String link(String name, Digest subject, String type, String last) {
        String filter = type.isEmpty() ? "" : "artifactType=" + encode(type) + "&";
        return "</v2/" + name + "/referrers/" + subject + "?" + filter + "last=" + encode(last) + ">; rel=\"next\"";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
