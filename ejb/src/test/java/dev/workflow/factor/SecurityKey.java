package dev.workflow.factor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A browser with a key in it, written after WebAuthn, sections 6.1 and 6.5; it can lie in what it says. */
final class SecurityKey {

    static final int PRESENT = 1;
    static final int VERIFIED = 4;

    private static final int CREDENTIAL = 0x40;
    private static final ObjectMapper CBOR = new CBORMapper();

    String origin;
    String site;
    int flags = PRESENT | VERIFIED;
    int count;

    private final byte[] id = new byte[32];
    private final KeyPair pair;

    SecurityKey(PasskeySite site) {
        this.origin = site.origin();
        this.site = site.id();
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers {@code navigator.credentials.create}. */
    String create(String options) {
        byte[] data =
                join(authenticatorData(CREDENTIAL), new byte[16], new byte[] {0, (byte) id.length}, id, coseKey());
        Map<String, Object> attestation = new LinkedHashMap<>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", data);
        return answer(Json.createObjectBuilder()
                .add("clientDataJSON", text(clientData("webauthn.create", options)))
                .add("attestationObject", text(cbor(attestation))));
    }

    /** Answers {@code navigator.credentials.get}. */
    String get(String options) {
        count++;
        byte[] client = clientData("webauthn.get", options);
        byte[] data = authenticatorData(0);
        return answer(Json.createObjectBuilder()
                .add("clientDataJSON", text(client))
                .add("authenticatorData", text(data))
                .add("signature", text(sign(join(data, sha256(client))))));
    }

    private String answer(JsonObjectBuilder response) {
        return Json.createObjectBuilder()
                .add("id", text(id))
                .add("rawId", text(id))
                .add("type", "public-key")
                .add("clientExtensionResults", Json.createObjectBuilder())
                .add("response", response)
                .build()
                .toString();
    }

    private byte[] clientData(String type, String options) {
        String challenge =
                Json.createReader(new StringReader(options)).readObject().getString("challenge");
        return Json.createObjectBuilder()
                .add("type", type)
                .add("challenge", challenge)
                .add("origin", origin)
                .add("crossOrigin", false)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(int more) {
        byte[] counter = ByteBuffer.allocate(Integer.BYTES).putInt(count).array();
        return join(sha256(site.getBytes(StandardCharsets.UTF_8)), new byte[] {(byte) (flags | more)}, counter);
    }

    private byte[] coseKey() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        Map<Integer, Object> cose = new LinkedHashMap<>();
        cose.put(1, 2);
        cose.put(3, -7);
        cose.put(-1, 1);
        cose.put(-2, coordinate(key.getW().getAffineX()));
        cose.put(-3, coordinate(key.getW().getAffineY()));
        return CoseMap.write(cose);
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private static byte[] cbor(Object value) {
        try {
            return CBOR.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
