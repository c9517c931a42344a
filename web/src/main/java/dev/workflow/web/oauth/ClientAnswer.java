package dev.workflow.web.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseMode;
import dev.workflow.passport.code.AuthorizationTarget;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Takes the answer to a client through the browser: by a redirect, or by a form that the browser sends. */
@Dependent
public class ClientAnswer {

    private final Browser browser;

    /** A field of a form. */
    public record Field(String name, String value) {}

    @Inject
    public ClientAnswer(Browser browser) {
        this.browser = browser;
    }

    /** @param afterForm whether the browser came here by sending a form of ours */
    Response send(AuthorizationTarget target, AuthorizationResponse response, boolean afterForm) {
        if (target.mode().equals(ResponseMode.FORM_POST)) {
            return form(target, response);
        }
        return lead(target.client().name(), response.toURI(), afterForm);
    }

    /** @param client whose address it is; may be empty */
    Response lead(String client, URI address, boolean afterForm) {
        return afterForm ? onward(client, address) : redirect(address);
    }

    private static Response redirect(URI address) {
        return Response.status(Response.Status.FOUND)
                .location(address)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /**
     * The policy of the form's page forbids that sending it ends at another site, also by way of redirects. So it ends
     * here, and a page goes on, by itself or by a link.
     */
    private Response onward(String client, URI address) {
        Response page = browser.show(HtmlPage.of(ClientAnswer.class, "onward", "Going back")
                .with("client", client)
                .with("address", address.toString()));
        return Response.fromResponse(page)
                .header("Refresh", "0; url=" + address)
                .build();
    }

    /** Without scripts it needs a click. */
    private Response form(AuthorizationTarget target, AuthorizationResponse response) {
        return browser.show(HtmlPage.of(ClientAnswer.class, "formpost", "Going back")
                .mayRedirectTo(origin(target.redirect()))
                .with("client", target.client().name())
                .with("address", target.redirect().toString())
                .with("fields", fields(response.toParameters())));
    }

    private static List<Field> fields(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Field(entry.getKey(), value)))
                .toList();
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
