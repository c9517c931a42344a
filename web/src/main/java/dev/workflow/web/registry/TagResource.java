package dev.workflow.web.registry;

import dev.workflow.registry.Registry;
import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RegistryError;
import dev.workflow.registry.RepositoryName;
import dev.workflow.registry.Tags;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tags of a repository, page by page. */
@Path(RegistryPaths.NAME + "/tags/list")
@PermitAll
@Dependent
public class TagResource {

    private final Tags tags;

    @Inject
    public TagResource(Registry registry) {
        this.tags = registry.tags();
    }

    /** The body. */
    public record TagList(String name, List<String> tags) {}

    @GET
    @Guarded(Action.PULL)
    public Response list(
            @PathParam("name") String name,
            @QueryParam("n") String n,
            @QueryParam("last") @DefaultValue("") String last) {
        int limit = limit(n);
        Tags.Page page = tags.list(new RepositoryName(name), last, limit);
        Response.ResponseBuilder answer = Response.ok(new TagList(name, page.tags()), MediaType.APPLICATION_JSON_TYPE);
        if (page.more() && !page.tags().isEmpty()) {
            String next = page.tags().get(page.tags().size() - 1);
            answer.header("Link", link(name, next, page.tags().size()));
        }
        return answer.build();
    }

    private static String link(String name, String last, int n) {
        String encoded = URLEncoder.encode(last, StandardCharsets.UTF_8);
        return "</v2/" + name + "/tags/list?last=" + encoded + "&n=" + n + ">; rel=\"next\"";
    }

    private static int limit(String n) {
        if (n == null) {
            return Tags.LARGEST_PAGE;
        }
        if (!n.matches("\\d{1,9}")) {
            throw RegistryError.PAGINATION_NUMBER_INVALID.with("n is how many tags to list");
        }
        return Integer.parseInt(n);
    }
}
