package dev.workflow.web.user;

import dev.workflow.account.SelfService;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** What the login page offers besides its form. */
@Dependent
public class WaysIn {

    private static final Link RESET = new Link("Forgot your password?", "/user/password_reset/");
    private static final Link REGISTER = new Link("Create an account", "/user/registration/");

    private final Instance<LoginOptions> others;
    private final SelfService selfService;
    private final LinkOrigin origin;

    @Inject
    public WaysIn(@Any Instance<LoginOptions> others, SelfService selfService, LinkOrigin origin) {
        this.others = others;
        this.selfService = selfService;
        this.origin = origin;
    }

    /** @param path of this server */
    record Link(String label, String path) {}

    HtmlPage describe(HtmlPage page, ReturnPath next) {
        List<Link> options = others.stream()
                .flatMap(some -> some.options().stream())
                .map(option -> new Link(option.label(), option.address(next)))
                .toList();
        List<Link> links = links();
        return page.with("options", options)
                .with("hasOptions", !options.isEmpty())
                .with("links", links)
                .with("hasLinks", !links.isEmpty());
    }

    /** Both need mail with links. */
    private List<Link> links() {
        if (!origin.known()) {
            return List.of();
        }
        return selfService.registrationOpen() ? List.of(RESET, REGISTER) : List.of(RESET);
    }
}
