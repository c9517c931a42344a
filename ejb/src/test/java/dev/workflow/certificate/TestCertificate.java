package dev.workflow.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate with its key, made for a test. */
public record TestCertificate(X509Certificate certificate, KeyPair keys) {

    public static final Instant STARTS = Instant.parse("2020-01-02T03:04:05Z");
    public static final Instant EXPIRES = Instant.parse("2099-12-31T23:59:59Z");

    /** @param algorithm RSA, EC or Ed25519 */
    public static TestCertificate of(String algorithm, String subject, GeneralName... names) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (!algorithm.equals("Ed25519")) {
                generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
            }
            KeyPair keys = generator.generateKeyPair();
            return new TestCertificate(certificate(algorithm, keys, subject, names), keys);
        } catch (GeneralSecurityException | IOException | OperatorCreationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static TestCertificate forHosts(String... hosts) {
        return of(
                "EC",
                "CN=" + hosts[0],
                Arrays.stream(hosts)
                        .map(host -> new GeneralName(GeneralName.dNSName, host))
                        .toArray(GeneralName[]::new));
    }

    private static X509Certificate certificate(String algorithm, KeyPair keys, String subject, GeneralName... names)
            throws IOException, OperatorCreationException, CertificateException {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("C=DE,O=Test\\, Inc,CN=Issuer"),
                BigInteger.TEN,
                Date.from(STARTS),
                Date.from(EXPIRES),
                new X500Name(subject),
                keys.getPublic());
        if (names.length > 0) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        String signature =
                algorithm.equals("RSA") ? "SHA256withRSA" : algorithm.equals("EC") ? "SHA256withECDSA" : "Ed25519";
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate())));
    }

    public ServerCertificate served() {
        return new ServerCertificate(List.of(certificate), keys.getPrivate());
    }

    public String pem() {
        return new Chain(List.of(certificate)).pem();
    }

    public String key() {
        return KeyText.pem(keys.getPrivate());
    }

    /** The key in the form that is older than PKCS#8: PKCS#1 for RSA, SEC1 for EC. */
    String oldKey() {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
            byte[] inner = info.parsePrivateKey().toASN1Primitive().getEncoded();
            return keys.getPrivate().getAlgorithm().equals("RSA")
                    ? new PemBlock("RSA PRIVATE KEY", inner).text()
                    : new PemBlock("EC PARAMETERS", parameters(info)).text()
                            + new PemBlock("EC PRIVATE KEY", withParameters(info)).text();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] parameters(PrivateKeyInfo info) throws IOException {
        return info.getPrivateKeyAlgorithm().getParameters().toASN1Primitive().getEncoded();
    }

    /** OpenSSL names the curve inside of the key, Java beside it. */
    private static byte[] withParameters(PrivateKeyInfo info) throws IOException {
        BigInteger secret = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
        return new ECPrivateKey(256, secret, info.getPrivateKeyAlgorithm().getParameters()).getEncoded();
    }
}
