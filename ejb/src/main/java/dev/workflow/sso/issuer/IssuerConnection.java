package dev.workflow.sso.issuer;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.workflow.sso.IssuerAddress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One issuer's metadata and keys. They are asked for when somebody needs them: again when they have grown old, when
 * somebody is about to be sent there, and when a token names a key that is not among them, but then at most twice a
 * minute, however many of them come. An issuer that does not answer is asked again after a pause that doubles each time,
 * up to a minute; its old keys go on for a day. Nobody waits for long while another one asks.
 */
public final class IssuerConnection implements JWKSource<SecurityContext> {

    static final Duration FRESH = Duration.ofMinutes(10);
    static final Duration LONGEST = Duration.ofHours(24);
    static final Duration BETWEEN = Duration.ofSeconds(30);
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LAST_PAUSE = Duration.ofMinutes(1);
    static final Duration PATIENCE = Duration.ofSeconds(5);

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

    /** For who is about to be sent there. @throws IOException when it has not answered within the last half minute */
    public IssuerMetadata present() throws IOException {
        Answer answer = current();
        return (age(answer).compareTo(BETWEEN) < 0 ? answer : newer(answer)).metadata();
    }

    /** @throws KeySourceException also when a key is unknown here and the issuer cannot be asked about it */
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
            take();
        } else if (age(answer.get()).compareTo(FRESH) < 0 || !asking.tryLock()) {
            return answer.get();
        }
        try {
            ask(answer);
            return known.filter(old -> age(old).compareTo(LONGEST) < 0).orElseThrow(this::unreachable);
        } finally {
            asking.unlock();
        }
    }

    private Answer newer(Answer seen) throws IOException {
        take();
        try {
            ask(Optional.of(seen));
            if (!trouble.isEmpty()) {
                throw unreachable();
            }
            return known.orElse(seen);
        } finally {
            asking.unlock();
        }
    }

    /** An issuer that is slow must not keep all threads of this server. */
    private void take() throws IOException {
        try {
            if (!asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(issuer + " takes long to answer");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while asking " + issuer);
        }
    }

    private IOException unreachable() {
        return new IOException(issuer + " cannot be reached: " + trouble);
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
            trouble = "";
        } catch (IOException | ParseException | RuntimeException failed) {
            trouble = String.valueOf(failed.getMessage());
            notBefore = now.plus(pause);
            LOG.log(Level.WARNING, "Issuer {0}: {1}; asking again in {2} s", issuer, trouble, pause.toSeconds());
            pause = pause.multipliedBy(2).compareTo(LAST_PAUSE) > 0 ? LAST_PAUSE : pause.multipliedBy(2);
        }
    }

    private Duration age(Answer answer) {
        return Duration.between(answer.at(), clock.instant());
    }
}
