package dev.workflow.certificate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;

/** Whether a private key is the one of a public key: what the one signs, the other must verify. */
final class KeyMatch {

    private static final byte[] WORDS = "do these belong together?".getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "Ed25519");

    private KeyMatch() {}

    static boolean of(PublicKey publicKey, PrivateKey privateKey) {
        String algorithm = SIGNATURES.get(privateKey.getAlgorithm());
        if (algorithm == null || !publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
            return false;
        }
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(privateKey);
            signing.update(WORDS);
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(publicKey);
            verifying.update(WORDS);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException | RuntimeException unfit) {
            // Numbers that make no key fail in the middle of the arithmetic.
            return false;
        }
    }
}
