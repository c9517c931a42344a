package dev.workflow.factor;

import dev.workflow.persistence.factor.Passkey;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/**
 * What a browser is told to make or use a passkey, as JSON with Base64url for bytes. The owner always has to unlock the
 * key: it stands for password and code together.
 */
final class PasskeyOptions {

    private static final int TIMEOUT = (int) PasskeyChallenges.LIFE.toMillis();

    private PasskeyOptions() {}

    static String creation(
            PasskeySite site, byte[] challenge, long accountId, String username, List<Passkey> existing) {
        JsonArrayBuilder algorithms = Json.createArrayBuilder();
        WebAuthn.ALGORITHMS.forEach(known -> algorithms.add(Json.createObjectBuilder()
                .add("type", "public-key")
                .add("alg", known.getAlg().getValue())));
        byte[] handle = ByteBuffer.allocate(Long.BYTES).putLong(accountId).array();
        return Json.createObjectBuilder()
                .add("challenge", text(challenge))
                .add("rp", Json.createObjectBuilder().add("id", site.id()).add("name", "Workflow"))
                .add(
                        "user",
                        Json.createObjectBuilder()
                                .add("id", text(handle))
                                .add("name", username)
                                .add("displayName", username))
                .add("pubKeyCredParams", algorithms)
                .add("timeout", TIMEOUT)
                .add("attestation", "none")
                .add(
                        "authenticatorSelection",
                        Json.createObjectBuilder()
                                .add("residentKey", "required")
                                .add("requireResidentKey", true)
                                .add("userVerification", "required"))
                .add("excludeCredentials", named(existing))
                .build()
                .toString();
    }

    /** @param allowed the only ones that will do; none for whichever there is */
    static String request(PasskeySite site, byte[] challenge, List<Passkey> allowed) {
        return Json.createObjectBuilder()
                .add("challenge", text(challenge))
                .add("rpId", site.id())
                .add("timeout", TIMEOUT)
                .add("userVerification", "required")
                .add("allowCredentials", named(allowed))
                .build()
                .toString();
    }

    private static JsonArrayBuilder named(List<Passkey> passkeys) {
        JsonArrayBuilder named = Json.createArrayBuilder();
        for (Passkey passkey : passkeys) {
            JsonObject one = Json.createObjectBuilder()
                    .add("type", "public-key")
                    .add("id", text(passkey.getCredentialId()))
                    .build();
            named.add(one);
        }
        return named;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
