package dev.workflow.web.settings;

import dev.workflow.app.Explanation;
import dev.workflow.app.Explanations;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Why somebody may do something to an app, or may not. */
@Path("apps/{id}/perms/why")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class ExplanationResource {

    private final Explanations explanations;
    private final Caller caller;

    @Inject
    public ExplanationResource(Explanations explanations, Caller caller) {
        this.explanations = explanations;
        this.caller = caller;
    }

    /**
     * @param user whom it is about; absent for the caller
     * @param scope level of a token; absent for an unrestricted one
     * @param apps that the token is good for, with commas between them; absent for all
     */
    @GET
    public Explanation explain(
            @PathParam("id") String app,
            @QueryParam("user") @DefaultValue("") String user,
            @QueryParam("permission") @DefaultValue("view") String permission,
            @QueryParam("scope") @DefaultValue("admin") String scope,
            @QueryParam("apps") @DefaultValue("") String apps) {
        if (user.indexOf('\0') >= 0) {
            throw Problem.field("user", "Null characters are not allowed.");
        }
        Scope.Level level =
                Scope.Level.named(scope).orElseThrow(() -> Problem.field("scope", "Use read, deploy or admin."));
        return explanations.explain(
                caller, app, user.isEmpty() ? caller.username() : user, permission, Scope.of(level, apps));
    }
}
