package dev.workflow.web.user;

import dev.workflow.identity.CreatedToken;
import dev.workflow.identity.TokenDetails;
import dev.workflow.identity.Tokens;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.HtmlPage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody's API tokens, and the form for another one. */
@Dependent
public class ApiTokensPage {

    private static final int SHOWN = 200;
    private static final Map<String, String> LEVELS = inOrder(
            "read", "look at apps", "deploy", "look at and change apps", "admin", "do everything that you may do");
    private static final Map<String, String> LIVES = inOrder(
            "7", "in a week", "30", "in 30 days", "90", "in 90 days", "365", "in a year", "", "when it is revoked");

    private final Tokens tokens;
    private final Clock clock;

    @Inject
    public ApiTokensPage(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** One of the values that can be chosen in a list. */
    record Choice(String value, String label, boolean chosen) {}

    /** With an empty form. */
    HtmlPage of(Caller caller) {
        return of(caller, new JsonBody(Map.of("scope", "deploy", "expires", "90")));
    }

    /** @param form as it was filled in */
    HtmlPage of(Caller caller, JsonBody form) {
        Slice<TokenDetails> found = tokens.details(caller, new Window(0, SHOWN));
        return HtmlPage.of(ApiTokensPage.class, "tokens", "API tokens")
                .with("tokens", found.items().stream().map(this::row).toList())
                .with("any", found.count() > 0)
                .with("more", found.count() > SHOWN)
                .with("shown", SHOWN)
                .with("count", found.count())
                .with("fresh", "")
                .with("alias", form.secret("alias").orElse(""))
                .with("apps", form.secret("apps").orElse(""))
                .with("levels", choices(LEVELS, form.secret("scope").orElse("")))
                .with("lives", choices(LIVES, form.secret("expires").orElse("")))
                .wide();
    }

    /** The token's text is on this page and no other. */
    HtmlPage of(Caller caller, CreatedToken made) {
        return of(caller).with("freshName", made.detail().alias()).with("fresh", made.token());
    }

    private TokenRow row(TokenDetails token) {
        return TokenRow.of(token, clock.instant());
    }

    private static List<Choice> choices(Map<String, String> labels, String chosen) {
        return labels.entrySet().stream()
                .map(label -> new Choice(
                        label.getKey(), label.getValue(), label.getKey().equals(chosen)))
                .toList();
    }

    /** @param pairs values and labels by turns */
    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            labels.put(pairs[i], pairs[i + 1]);
        }
        return labels;
    }
}
