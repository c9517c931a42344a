package dev.workflow.web;

import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A resource as the real ones are, with 250 things and every way to fail. */
@Path("things")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class Things {

    private static final int COUNT = 250;

    @GET
    public Page<Integer> list(@BeanParam Paging paging) {
        Window window = paging.window();
        List<Integer> all = IntStream.range(0, COUNT).boxed().toList();
        int from = Math.min(window.offset(), COUNT);
        int to = (int) Math.min((long) from + window.limit(), COUNT);
        return paging.page(new Slice<>(COUNT, all.subList(from, to)));
    }

    @POST
    public Map<String, Object> add(JsonBody body) {
        return body.fields();
    }

    @GET
    @Path("fail/{how}")
    public String fail(@PathParam("how") String how) {
        throw switch (how) {
            case "detail" -> Problem.conflict("taken", "It is \"taken\".").withHint("Take another.");
            case "field" -> Problem.field("id", "No.");
            case "text" -> Problem.notFound("App");
            case "texts" -> new Problem(400, "bad", new Problem.Body.Texts(List.of("a", "b")), "", null);
            case "empty" -> new Problem(423, "own", new Problem.Body.Empty(), "", null);
            case "away" -> Problem.of(503, "away", "It does not answer.");
            case "later" -> Problem.of(429, "later", "Not now.").withRetryAfter(7);
            case "wrapped" -> new EJBException("outer", new EJBTransactionRolledbackException("inner", deep()));
            case "stale" -> new EJBException(new OptimisticLockException("row 7"));
            case "down" -> new EJBException("no connection", new RuntimeException(new SQLException("gone", "08006")));
            default -> new IllegalStateException("secret of the inside");
        };
    }

    private static Exception deep() {
        return Problem.unprocessable("deep", "Deep down.");
    }
}
