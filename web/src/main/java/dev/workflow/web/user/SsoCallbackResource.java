package dev.workflow.web.user;

import dev.workflow.identity.LoginMethod;
import dev.workflow.problem.Problem;
import dev.workflow.sso.login.Arrival;
import dev.workflow.sso.login.BrowserSecret;
import dev.workflow.sso.login.FederatedLogin;
import dev.workflow.sso.login.IssuerAnswer;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.ReturnPath;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where an issuer sends browsers back. */
@Path("sso/{name}/callback")
@Dependent
@PermitAll
public class SsoCallbackResource {

    private static final int LONGEST = 4096;
    private static final ReturnPath LINKED = new ReturnPath("/user/sso/?done=linked");

    private final FederatedLogin logins;
    private final SsoDoor door;
    private final SignIn signIn;
    private final Browser browser;

    @Inject
    public SsoCallbackResource(FederatedLogin logins, SsoDoor door, SignIn signIn, Browser browser) {
        this.logins = logins;
        this.door = door;
        this.signIn = signIn;
        this.browser = browser;
    }

    @GET
    public Response arrive(@PathParam("name") String name, @Context UriInfo uri, @Context HttpServletRequest request) {
        Optional<AuditNote> note = AuditNote.of(request);
        note.ifPresent(AuditNote::want);
        try {
            Arrival arrival = arrival(name, answer(uri.getQueryParameters()), request);
            note.ifPresent(known -> known.user(arrival.caller().username()));
            if (arrival.linked()) {
                return browser.go(LINKED, SsoCookie.none(door.secure()));
            }
            ReturnPath next = ReturnPath.parse(arrival.next()).orElse(ReturnPath.ACCOUNT);
            long account = arrival.caller().accountId();
            return arrival.secondFactor()
                    ? signIn.complete(account, next, LoginMethod.FEDERATED, LoginMethod.SEVERAL_FACTORS)
                    : signIn.begin(account, next, LoginMethod.FEDERATED);
        } catch (Problem problem) {
            note.ifPresent(known -> known.reason(problem.reason()));
            return door.trouble(name, ReturnPath.ACCOUNT, problem);
        }
    }

    private Arrival arrival(String name, IssuerAnswer answer, HttpServletRequest request) {
        BrowserSecret secret = SsoCookie.of(request, door.secure()).orElseGet(BrowserSecret::random);
        OptionalLong account = browser.session()
                .map(session -> OptionalLong.of(session.caller().accountId()))
                .orElse(OptionalLong.empty());
        return logins.finish(name, secret, account, answer, door.back(name));
    }

    /** A parameter that comes twice is none: two readers could take one of them each. */
    private static IssuerAnswer answer(MultivaluedMap<String, String> query) {
        return new IssuerAnswer(
                single(query, "state"), single(query, "code"), single(query, "iss"), single(query, "error"));
    }

    private static String single(MultivaluedMap<String, String> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.size() == 1 && values.get(0).length() <= LONGEST ? values.get(0) : "";
    }
}
