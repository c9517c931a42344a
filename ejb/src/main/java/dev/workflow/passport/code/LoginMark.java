package dev.workflow.passport.code;

import dev.workflow.config.Sealer;
import dev.workflow.config.Signer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Written behind a request for authorization when its sender is sent to log in: since when. A login after that is what
 * the request demanded, so that it is not demanded again; without the mark, or with one of another request, it is.
 */
@ApplicationScoped
public class LoginMark {

    static final Duration LIFE = Duration.ofHours(1);

    private static final Pattern MARKED = Pattern.compile("(.*)&login_since=(\\d{1,19})\\.([A-Za-z0-9_-]{43})");

    private Signer signer;
    private Clock clock;

    protected LoginMark() {}

    @Inject
    public LoginMark(Sealer sealer, Clock clock) {
        this(sealer.signer("authorization login mark"), clock);
    }

    LoginMark(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** @param query of the request, with an old mark or without one */
    public String put(String query) {
        String plain = without(query);
        String since = Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign(text(plain, since)));
        return plain + "&login_since=" + since + "." + signature;
    }

    /** Since when a login counts; empty without a mark, and for one that is forged, of another request, or too old. */
    public Optional<Instant> read(String query) {
        Matcher marked = MARKED.matcher(query);
        if (!marked.matches()
                || !signer.matches(
                        text(marked.group(1), marked.group(2)),
                        Base64.getUrlDecoder().decode(marked.group(3)))) {
            return Optional.empty();
        }
        Instant since = Instant.EPOCH.plus(Long.parseLong(marked.group(2)), ChronoUnit.MICROS);
        return Optional.of(since).filter(moment -> moment.plus(LIFE).isAfter(clock.instant()));
    }

    /** The request as the client made it. */
    public static String without(String query) {
        Matcher marked = MARKED.matcher(query);
        return marked.matches() ? marked.group(1) : query;
    }

    private static byte[] text(String query, String since) {
        return (since + " " + query).getBytes(StandardCharsets.UTF_8);
    }
}
