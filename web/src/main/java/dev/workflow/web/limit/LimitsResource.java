package dev.workflow.web.limit;

import dev.workflow.persistence.identity.Scope;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import dev.workflow.process.LimitPlan;
import dev.workflow.web.NeedsScope;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The sizes a process can have. */
@Path("limits")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.Level.READ)
public class LimitsResource {

    @GET
    @Path("specs")
    public Page<SpecWire> specs(@BeanParam Paging paging, @QueryParam("keywords") @DefaultValue("") String keywords) {
        boolean found = Arrays.stream(keywords.toLowerCase(Locale.ROOT).split("\\W+"))
                .filter(word -> !word.isEmpty())
                .allMatch(SpecWire.KEYWORDS::contains);
        return page(paging, found ? List.of(SpecWire.STANDARD) : List.of());
    }

    @GET
    @Path("plans")
    public Page<PlanWire> plans(
            @BeanParam Paging paging,
            @QueryParam("spec-id") @DefaultValue("") String spec,
            @QueryParam("cpu") @DefaultValue("") String cpu,
            @QueryParam("memory") @DefaultValue("") String memory) {
        return page(
                paging,
                LimitPlan.all().stream()
                        .filter(plan -> spec.isEmpty() || spec.equals(SpecWire.STANDARD.id()))
                        .filter(plan -> matches(cpu, plan.cores()))
                        .filter(plan -> matches(memory, plan.memoryGiB()))
                        .map(PlanWire::of)
                        .toList());
    }

    @GET
    @Path("plans/{id}")
    public PlanWire plan(@PathParam("id") String id) {
        return LimitPlan.byId(id).map(PlanWire::of).orElseThrow(() -> Problem.notFound("LimitPlan"));
    }

    /** Leading digits of the filter are compared; none means no filter (api.md §3). */
    private static boolean matches(String filter, int value) {
        String digits = filter.replaceFirst("[^0-9].*$", "");
        return digits.isEmpty() || digits.equals(Integer.toString(value));
    }

    private static <T> Page<T> page(Paging paging, List<T> all) {
        Window window = paging.window();
        List<T> items = all.stream().skip(window.offset()).limit(window.limit()).toList();
        return paging.page(new Slice<>(all.size(), items));
    }
}
