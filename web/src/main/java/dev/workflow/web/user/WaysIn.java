package dev.workflow.web.user;

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

    private final Instance<LoginOptions> others;

    @Inject
    public WaysIn(@Any Instance<LoginOptions> others) {
        this.others = others;
    }

    /** @param path of this server */
    record Link(String label, String path) {}

    HtmlPage describe(HtmlPage page, ReturnPath next) {
        List<Link> options = others.stream()
                .flatMap(some -> some.options().stream())
                .map(option -> new Link(option.label(), option.address(next)))
                .toList();
        List<Link> links = List.of();
        return page.with("options", options)
                .with("hasOptions", !options.isEmpty())
                .with("links", links)
                .with("hasLinks", !links.isEmpty());
    }
}
