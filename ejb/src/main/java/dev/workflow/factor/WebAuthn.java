package dev.workflow.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import dev.workflow.persistence.factor.Passkey;
import dev.workflow.problem.Problem;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Checks what browsers answer, with a library that does it by the standard: origin, site, challenge, signature, that the
 * owner was there and unlocked the key. Who made the key does not matter, so attestations are not looked at.
 */
final class WebAuthn {

    static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager();
    private static final AttestedCredentialDataConverter CREDENTIALS =
            new AttestedCredentialDataConverter(new ObjectConverter());

    private WebAuthn() {}

    /** @throws Problem 400 when it cannot be read */
    static RegistrationData registration(String response) {
        return guarded(() -> {
            RegistrationData data = MANAGER.parseRegistrationResponseJSON(response);
            challenge(data);
            return data;
        });
    }

    static byte[] challenge(RegistrationData data) {
        return data.getCollectedClientData().getChallenge().getValue();
    }

    /** @return the credential to be stored. @throws Problem 400 when something is not as it must be */
    static AttestedCredentialData verified(RegistrationData data, PasskeySite site) {
        return guarded(() -> {
            MANAGER.verify(data, new RegistrationParameters(site(site, challenge(data)), ALGORITHMS, true, true));
            return data.getAttestationObject().getAuthenticatorData().getAttestedCredentialData();
        });
    }

    static byte[] bytes(AttestedCredentialData credential) {
        return CREDENTIALS.convert(credential);
    }

    /** @throws Problem 400 when it cannot be read */
    static AuthenticationData authentication(String response) {
        return guarded(() -> {
            AuthenticationData data = MANAGER.parseAuthenticationResponseJSON(response);
            challenge(data);
            return data;
        });
    }

    static byte[] challenge(AuthenticationData data) {
        return data.getCollectedClientData().getChallenge().getValue();
    }

    /** @return the key's new counter. @throws Problem 400 when something is not as it must be */
    static long verified(AuthenticationData data, Passkey passkey, PasskeySite site) {
        return guarded(() -> {
            CredentialRecord known = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    null,
                    null,
                    null,
                    passkey.getSignCount(),
                    CREDENTIALS.convert(passkey.getCredential()),
                    null,
                    null,
                    null,
                    null);
            MANAGER.verify(data, new AuthenticationParameters(site(site, challenge(data)), known, null, true, true));
            return data.getAuthenticatorData().getSignCount();
        });
    }

    private static ServerProperty site(PasskeySite site, byte[] challenge) {
        return new ServerProperty(Origin.create(site.origin()), site.id(), new DefaultChallenge(challenge));
    }

    /** Whatever strangers send is their mistake, and the library has many ways to say so. */
    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException refused) {
            throw new Problem(
                    400,
                    "passkey-refused",
                    new Problem.Body.Detail("This passkey was not accepted."),
                    "Try again, or log in another way.",
                    refused);
        }
    }
}
