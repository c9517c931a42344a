package dev.workflow.web.user;

import dev.workflow.sso.Issuer;
import dev.workflow.sso.IssuerDirectory;
import dev.workflow.sso.IssuerKind;
import dev.workflow.sso.login.LinkedIdentities;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.Moment;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** At which issuers somebody can log in to their account here. */
@Path("sso")
@Dependent
public class SsoPage {

    private static final Map<String, String> NOTICES = Map.of("linked", "Linked.", "unlinked", "Unlinked.");

    private final LinkedIdentities links;
    private final IssuerDirectory issuers;
    private final Browser browser;

    @Inject
    public SsoPage(LinkedIdentities links, IssuerDirectory issuers, Browser browser) {
        this.links = links;
        this.issuers = issuers;
        this.browser = browser;
    }

    /** One that is linked. */
    record Row(String name, String label, String subject, String shown, Moment since, boolean removable) {}

    /** One that could be. */
    record Offer(String name, String label) {}

    @GET
    public Response page(@QueryParam("done") String done) {
        return browser.show(describe().notice(NOTICES.getOrDefault(String.valueOf(done), "")));
    }

    HtmlPage describe() {
        List<Row> rows = links.list(browser.requireSession().caller()).stream()
                .map(SsoPage::row)
                .toList();
        List<Offer> offers = issuers.of(IssuerKind.LOGIN).stream()
                .filter(issuer -> rows.stream().noneMatch(row -> row.name().equals(issuer.name())))
                .map(SsoPage::offer)
                .toList();
        return HtmlPage.of(SsoPage.class, "sso", "Other logins")
                .with("rows", rows)
                .with("hasRows", !rows.isEmpty())
                .with("offers", offers)
                .with("hasOffers", !offers.isEmpty())
                .with("empty", rows.isEmpty() && offers.isEmpty())
                .wide();
    }

    private static Row row(LinkedIdentities.Link link) {
        return new Row(
                link.issuer(), link.label(), link.subject(), link.shown(), Moment.of(link.created()), link.removable());
    }

    private static Offer offer(Issuer issuer) {
        return new Offer(issuer.name(), issuer.settings().label());
    }
}
