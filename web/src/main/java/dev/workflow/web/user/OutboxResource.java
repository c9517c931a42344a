package dev.workflow.web.user;

import dev.workflow.mail.MailView;
import dev.workflow.mail.Outbox;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.Moment;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The mail of the platform, for administrators: what became of it and, where no mail server is set, what is in it. */
@Path("outbox")
@Dependent
public class OutboxResource {

    private static final int SHOWN = 50;

    private final Outbox outbox;
    private final Browser browser;

    @Inject
    public OutboxResource(Outbox outbox, Browser browser) {
        this.outbox = outbox;
        this.browser = browser;
    }

    /** @param bad whether it has failed */
    record Row(
            String to,
            String subject,
            String state,
            boolean bad,
            Moment created,
            int tries,
            String trouble,
            String text) {

        static Row of(MailView mail) {
            return new Row(
                    mail.to(),
                    mail.subject(),
                    mail.state(),
                    mail.state().equals("failed"),
                    Moment.of(mail.created()),
                    mail.tries(),
                    mail.trouble(),
                    mail.text().orElse(""));
        }
    }

    @GET
    public Response page() {
        Slice<MailView> mails = outbox.list(browser.requireSession().caller(), new Window(0, SHOWN));
        return browser.show(HtmlPage.of(OutboxResource.class, "outbox", "Outbox")
                .with("mails", mails.items().stream().map(Row::of).toList())
                .with("any", mails.count() > 0)
                .with("delivers", outbox.delivers())
                .with("more", mails.count() > SHOWN)
                .with("shown", SHOWN)
                .with("count", mails.count())
                .wide());
    }
}
