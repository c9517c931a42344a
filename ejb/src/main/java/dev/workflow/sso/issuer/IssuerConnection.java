package dev.workflow.sso.issuer;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.workflow.sso.IssuerAddress;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One issuer's metadata and keys. They are asked for when somebody needs them: again when they have grown old, and when a
 * token names a key that is not among them, but then at most twice a minute, however many such tokens come. An issuer that
 * does not answer is asked again after a pause that doubles each time; its old keys go on for a day.
 */
public final class IssuerConnection implements JWKSource<SecurityContext> {

    static final Duration FRESH = Duration.ofMinutes(10);
    static final Duration LONGEST = Duration.ofHours(24);
    static final Duration BETWEEN = Duration.ofSeconds(30);
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LAST_PAUSE = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(IssuerConnection.class.getName());

    private record Answer(IssuerMetadata metadata, JWKSet keys, Instant at) {}

    private final String issuer;
    private final IssuerHttp http;
    private final IssuerAddress addresses;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();

    private volatile Optional<Answer> known = Optional.empty();
    private Instant notBefore = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private String trouble = "";

    IssuerConnection(String issuer, IssuerHttp http, IssuerAddress addresses, Clock clock) {
        this.issuer = issuer;
        this.http = http;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** @throws IOException when the issuer does not answer and has not for long */
    public IssuerMetadata metadata() throws IOException {
        return current().metadata();
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        try {
            Answer answer = current();
            List<JWK> found = selector.select(answer.keys());
            return found.isEmpty() ? selector.select(newer(answer).keys()) : found;
        } catch (IOException unreachable) {
            throw new KeySourceException(unreachable.getMessage(), unreachable);
        }
    }

    /** While one asks for new ones, the others go on with the old ones. */
    private Answer current() throws IOException {
        Optional<Answer> answer = known.filter(old -> age(old).compareTo(LONGEST) < 0);
        if (answer.isEmpty()) {
            asking.lock();
        } else if (age(answer.get()).compareTo(FRESH) < 0 || !asking.tryLock()) {
            return answer.get();
        }
        try {
            ask(answer);
            return known.filter(old -> age(old).compareTo(LONGEST) < 0)
                    .orElseThrow(() -> new IOException(issuer + " cannot be reached: " + trouble));
        } finally {
            asking.unlock();
        }
    }

    private Answer newer(Answer seen) {
        asking.lock();
        try {
            ask(Optional.of(seen));
            return known.orElse(seen);
        } finally {
            asking.unlock();
        }
    }

    /** Unless somebody else has asked since, or it is too early. */
    private void ask(Optional<Answer> seen) {
        Instant now = clock.instant();
        boolean askedSince = known.isPresent() && seen.isPresent() && known.get() != seen.get();
        if (askedSince || now.isBefore(notBefore)) {
            return;
        }
        try {
            IssuerMetadata metadata = IssuerMetadata.parse(issuer, http.get(IssuerMetadata.address(issuer)), addresses);
            known = Optional.of(new Answer(metadata, JWKSet.parse(http.get(metadata.keys())), now));
            notBefore = now.plus(BETWEEN);
            pause = FIRST_PAUSE;
        } catch (IOException | ParseException | RuntimeException failed) {
            trouble = failed.getMessage();
            notBefore = now.plus(pause);
            LOG.log(Level.WARNING, "Issuer {0}: {1}; asking again in {2} s", issuer, trouble, pause.toSeconds());
            pause = pause.multipliedBy(2).compareTo(LAST_PAUSE) > 0 ? LAST_PAUSE : pause.multipliedBy(2);
        }
    }

    private Duration age(Answer answer) {
        return Duration.between(answer.at(), clock.instant());
    }
}
