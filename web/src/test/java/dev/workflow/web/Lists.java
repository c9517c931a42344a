package dev.workflow.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Answers of every kind, at an address of the controller. */
@Path("users")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class Lists {

    private String name = "ada";

    /** A view. */
    public record Person(String userName, int age) {}

    @GET
    public Page<Person> list() {
        return new Page<>(1, null, null, List.of(new Person(name, 36)));
    }

    @POST
    public Map<String, String> rename() {
        name = "bob";
        return Map.of("name", name);
    }

    @GET
    @Path("long")
    public List<Integer> tooLong() {
        return IntStream.range(0, ConditionalReads.LONGEST).boxed().toList();
    }

    @GET
    @Path("secret")
    public Response secret() {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(Map.of("token", "t")).cacheControl(never).build();
    }

    @GET
    @Path("text")
    @Produces(MediaType.TEXT_PLAIN)
    public String text() {
        return "plain";
    }
}
