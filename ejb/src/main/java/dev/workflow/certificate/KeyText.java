package dev.workflow.certificate;

import dev.workflow.problem.Problem;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Private keys as PEM: PKCS#8, and the older PKCS#1 for RSA and SEC1 for elliptic curves. */
final class KeyText {

    private static final String PKCS8 = "PRIVATE KEY";
    private static final int LARGEST_RSA = 8192;
    private static final Map<String, String> ALGORITHMS = Map.of(
            PKCSObjectIdentifiers.rsaEncryption.getId(), "RSA",
            X9ObjectIdentifiers.id_ecPublicKey.getId(), "EC",
            EdECObjectIdentifiers.id_Ed25519.getId(), "Ed25519");

    private KeyText() {}

    /** @throws Problem 400 on the field key */
    static PrivateKey parse(String pem) {
        try {
            List<PemBlock> keys = PemBlock.all(pem).stream()
                    .filter(block -> block.label().endsWith(PKCS8))
                    .toList();
            if (keys.size() != 1) {
                throw refused(
                        keys.isEmpty() ? "there is no key in PEM form in it" : "there is more than one key in it");
            }
            return usable(key(keys.get(0)));
        } catch (GeneralSecurityException | IOException malformed) {
            throw refused("it is no private key of a kind that is known");
        } catch (IllegalArgumentException malformed) {
            throw refused(malformed.getMessage());
        }
    }

    private static PrivateKey key(PemBlock block) throws IOException, GeneralSecurityException {
        PrivateKeyInfo info = info(block);
        String algorithm = Optional.ofNullable(ALGORITHMS.get(
                        info.getPrivateKeyAlgorithm().getAlgorithm().getId()))
                .orElseThrow(() -> new GeneralSecurityException("not for TLS"));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    }

    /** Bouncy Castle complains about what it cannot read in many ways, none of which a user understands. */
    private static PrivateKeyInfo info(PemBlock block) throws IOException, GeneralSecurityException {
        try {
            ASN1Sequence content = ASN1Sequence.getInstance(block.content());
            return switch (block.label()) {
                case PKCS8 -> PrivateKeyInfo.getInstance(content);
                case "RSA PRIVATE KEY" ->
                    new PrivateKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), content);
                case "EC PRIVATE KEY" -> {
                    ECPrivateKey key = ECPrivateKey.getInstance(content);
                    yield new PrivateKeyInfo(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
                            key);
                }
                default -> throw new GeneralSecurityException(block.label());
            };
        } catch (RuntimeException unreadable) {
            throw new GeneralSecurityException("not a key", unreadable);
        }
    }

    /** A signature with an enormous key would keep a processor busy at every handshake. */
    private static PrivateKey usable(PrivateKey key) {
        if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() > LARGEST_RSA) {
            throw refused("RSA keys have at most " + LARGEST_RSA + " bits here");
        }
        return key;
    }

    private static Problem refused(String why) {
        return Problem.field("key", "Could not load private key: " + why);
    }

    /** The key as PKCS#8 in PEM. */
    static String pem(PrivateKey key) {
        return new PemBlock(PKCS8, key.getEncoded()).text();
    }
}
