package dev.workflow.factor;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import dev.workflow.persistence.factor.AuthenticatorApps;
import dev.workflow.persistence.factor.Passkey;
import dev.workflow.persistence.factor.PasskeyRepository;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Passkeys, for who has an authenticator app: they take its place in a login, and that of the password as well, because
 * their owner unlocks them. They go when the app goes.
 */
@Stateless
public class Passkeys {

    static final int MOST = 20;
    static final int LONGEST_NAME = 64;

    private PasskeyRepository passkeys;
    private PasskeyChallenges challenges;
    private AuthenticatorApps apps;
    private AccountRepository accounts;
    private Clock clock;

    protected Passkeys() {}

    @Inject
    public Passkeys(
            PasskeyRepository passkeys,
            PasskeyChallenges challenges,
            AuthenticatorApps apps,
            AccountRepository accounts,
            Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.apps = apps;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Whether anybody has one. */
    public boolean any() {
        return passkeys.any();
    }

    public List<PasskeyView> list(long accountId) {
        return passkeys.of(accountId).stream().map(PasskeyView::of).toList();
    }

    /** What a browser needs to make one, as JSON. */
    public String creation(Caller person, PasskeySite site) {
        byte[] challenge = challenges.issue(adding(person.accountId()));
        return PasskeyOptions.creation(
                site, challenge, person.accountId(), person.username(), passkeys.of(person.accountId()));
    }

    /**
     * @param response the browser's, as JSON
     * @throws Problem 400 when it is no good, 409 when there is one too many, or no app
     */
    public void add(Caller person, String name, String response, PasskeySite site) {
        long account = person.accountId();
        if (apps.of(account).isEmpty() || passkeys.of(account).size() >= MOST) {
            throw Problem.conflict("no-more-passkeys", "Your account cannot have another passkey.");
        }
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw Problem.badRequest("bad-name", "Give it a name of at most " + LONGEST_NAME + " characters.");
        }
        RegistrationData data = WebAuthn.registration(response);
        challenges.spend(adding(account), WebAuthn.challenge(data));
        AttestedCredentialData credential = WebAuthn.verified(data, site);
        if (passkeys.byCredential(credential.getCredentialId()).isPresent()) {
            throw Problem.conflict("passkey-exists", "This passkey is known already.");
        }
        passkeys.add(new Passkey(
                accounts.byId(account).orElseThrow(() -> Problem.notFound("User")),
                name,
                credential.getCredentialId(),
                WebAuthn.bytes(credential),
                data.getAttestationObject().getAuthenticatorData().getSignCount(),
                OffsetDateTime.now(clock)));
    }

    /** What a browser needs to use one, as JSON. @param account whose it must be; empty for anybody's */
    public String request(OptionalLong account, PasskeySite site) {
        List<Passkey> allowed = account.isPresent() ? passkeys.of(account.getAsLong()) : List.of();
        return PasskeyOptions.request(site, challenges.issue(using(account)), allowed);
    }

    /**
     * Whose passkey it is that answered.
     *
     * @param account whose it must be; empty for anybody's
     * @param response the browser's, as JSON
     * @throws Problem 400 when it is no good
     */
    public Caller verify(OptionalLong account, String response, PasskeySite site) {
        AuthenticationData data = WebAuthn.authentication(response);
        challenges.spend(using(account), WebAuthn.challenge(data));
        Passkey passkey = passkeys.byCredential(data.getCredentialId())
                .filter(known -> account.isEmpty() || known.getAccount().getId() == account.getAsLong())
                .orElseThrow(Passkeys::unknown);
        long count = WebAuthn.verified(data, passkey, site);
        if (!passkeys.used(passkey.getUuid(), count, OffsetDateTime.now(clock))) {
            throw unknown();
        }
        return passkey.getAccount().asCaller();
    }

    /** @throws Problem 404 when it is none of the account's */
    public void remove(long accountId, UUID passkey) {
        if (!passkeys.remove(accountId, passkey)) {
            throw Problem.notFound("Passkey");
        }
    }

    private static Problem unknown() {
        return Problem.badRequest("passkey-refused", "This passkey was not accepted.")
                .withHint("Try again, or log in another way.");
    }

    private static String adding(long account) {
        return "add " + account;
    }

    private static String using(OptionalLong account) {
        return account.isPresent() ? "second factor " + account.getAsLong() : "login";
    }
}
