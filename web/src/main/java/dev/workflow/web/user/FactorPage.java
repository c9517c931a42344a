package dev.workflow.web.user;

import dev.workflow.factor.FactorState;
import dev.workflow.factor.Passkeys;
import dev.workflow.identity.Session;
import dev.workflow.web.page.HtmlPage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What somebody has as a second factor, and what can be done with it. */
@Dependent
public class FactorPage {

    static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final OwnerProof proof;
    private final Passkeys passkeys;

    @Inject
    public FactorPage(OwnerProof proof, Passkeys passkeys) {
        this.proof = proof;
        this.passkeys = passkeys;
    }

    HtmlPage of(Session session, FactorState state) {
        Instant since = state.since().orElse(Instant.EPOCH);
        return HtmlPage.of(FactorPage.class, "factor", "Second factor")
                .wide()
                .with("since", since)
                .with("day", DAY.format(since))
                .with("left", state.codes())
                .with("passkeys", passkeys.list(session.caller().accountId()).size())
                .with("few", state.codes() <= 2)
                .with("removing", false)
                .with("demanded", state.demanded())
                .with("asksPassword", proof.asksPassword(session))
                .with("username", session.caller().username());
    }
}
