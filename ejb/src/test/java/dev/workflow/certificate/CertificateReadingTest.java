package dev.workflow.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.persistence.certificate.CertificateFacts;
import dev.workflow.problem.Problem;
import dev.workflow.problem.Problem.Body;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** api.md §6, certs. */
class CertificateReadingTest {

    private static final TestCertificate RSA = TestCertificate.of("RSA", "CN=rsa.example.com");
    private static final TestCertificate EC = TestCertificate.of("EC", "CN=ec.example.com");

    private static void refused(String field, String text, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class).isThrownBy(call).satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(((Body.Fields) problem.body()).errors()).containsExactly(Map.entry(field, List.of(text)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void keysOfEveryKindAreReadAndMatched(String algorithm) {
        TestCertificate made = TestCertificate.of(algorithm, "CN=x");
        PrivateKey key = KeyText.parse(made.key());
        assertThat(key).isEqualTo(made.keys().getPrivate());
        assertThat(KeyMatch.of(made.certificate().getPublicKey(), key)).isTrue();
    }

    @Test
    void olderFormsOfKeysAreRead() {
        assertThat(RSA.oldKey()).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        assertThat(KeyText.parse(RSA.oldKey())).isInstanceOf(RSAPrivateKey.class);
        assertThat(KeyMatch.of(RSA.certificate().getPublicKey(), KeyText.parse(RSA.oldKey())))
                .isTrue();
        assertThat(EC.oldKey()).contains("-----BEGIN EC PARAMETERS-----", "-----BEGIN EC PRIVATE KEY-----");
        assertThat(KeyMatch.of(EC.certificate().getPublicKey(), KeyText.parse(EC.oldKey())))
                .isTrue();
    }

    @Test
    void aKeyOfSomethingElseDoesNotMatch() {
        TestCertificate other = TestCertificate.of("RSA", "CN=other");
        assertThat(KeyMatch.of(RSA.certificate().getPublicKey(), other.keys().getPrivate()))
                .isFalse();
        assertThat(KeyMatch.of(RSA.certificate().getPublicKey(), EC.keys().getPrivate()))
                .isFalse();
    }

    @Test
    void factsAreThoseOfTheCertificate() {
        TestCertificate made = TestCertificate.of(
                "EC",
                "C=DE,ST=Bayern,O=Shop,CN=shop.example.com,1.2.3.4=odd",
                new GeneralName(GeneralName.dNSName, "shop.example.com"),
                new GeneralName(GeneralName.rfc822Name, "a@example.com"),
                new GeneralName(GeneralName.dNSName, "*.example.com"),
                new GeneralName(GeneralName.iPAddress, "203.0.113.9"));
        CertificateFacts facts = Facts.of(made.certificate());
        assertThat(facts.subject()).isEqualTo("/C=DE/ST=Bayern/O=Shop/CN=shop.example.com/1.2.3.4=odd");
        assertThat(facts.issuer()).isEqualTo("/C=DE/O=Test, Inc/CN=Issuer");
        assertThat(facts.commonName()).contains("shop.example.com");
        assertThat(facts.san()).containsExactly("shop.example.com", "*.example.com", "203.0.113.9");
        assertThat(facts.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(facts.starts().toInstant()).isEqualTo(TestCertificate.STARTS);
        assertThat(facts.expires().toInstant()).isEqualTo(TestCertificate.EXPIRES);
    }

    @Test
    void aSubjectNeedNotHaveACommonName() {
        assertThat(Facts.of(TestCertificate.of("EC", "O=Shop").certificate()).commonName())
                .isEmpty();
    }

    /** Whoever made the certificate must not write to the terminal of whoever lists it. */
    @Test
    void controlCharactersAreShownAsWhatTheyAre() {
        assertThat(Facts.of(TestCertificate.of("EC", "CN=a\\1b[2Jb").certificate())
                        .subject())
                .isEqualTo("/CN=a\\x1b[2Jb");
    }

    @Test
    void aChainIsReadWithWhatStandsBetween() {
        String text = "Bag Attributes\n  friendlyName: x\n" + EC.pem() + "subject=/CN=y\r\n"
                + RSA.pem().replace("\n", "\r\n");
        Chain chain = Chain.parse(text);
        assertThat(chain.certificates()).containsExactly(EC.certificate(), RSA.certificate());
        assertThat(chain.pem()).isEqualTo(EC.pem() + RSA.pem());
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        String could = "Could not load certificate: ";
        refused("certificate", could + "there is no certificate in PEM form in it", () -> Chain.parse("nonsense"));
        refused("certificate", could + "there is no certificate in PEM form in it", () -> Chain.parse(EC.key()));
        refused(
                "certificate",
                could + "its end is missing",
                () -> Chain.parse(EC.pem().substring(0, 200)));
        refused(
                "certificate",
                could + "it is no X.509 certificate",
                () -> Chain.parse(new PemBlock("CERTIFICATE", new byte[] {48, 1, 0}).text()));
        refused(
                "certificate",
                could + "it has more than 65536 characters",
                () -> Chain.parse(EC.pem() + " ".repeat(65536)));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        String could = "Could not load private key: ";
        refused("key", could + "there is no key in PEM form in it", () -> KeyText.parse(EC.pem()));
        refused("key", could + "there is more than one key in it", () -> KeyText.parse(EC.key() + RSA.key()));
        refused(
                "key",
                could + "it is encrypted",
                () -> KeyText.parse(
                        RSA.oldKey().replace("KEY-----\nMI", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\nMI")));
        for (String label : List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY")) {
            for (byte[] bad : List.of(new byte[0], new byte[] {48, 0}, new byte[] {48, (byte) 0x84, 127, 1, 1, 1})) {
                refused(
                        "key",
                        could + "it is no private key of a kind that is known",
                        () -> KeyText.parse(new PemBlock(label, bad).text()));
            }
        }
    }

    @Test
    void whatHoldsAKeyDoesNotPrintIt() {
        assertThat(new PemBlock("PRIVATE KEY", new byte[] {1, 2, 3})).hasToString("PRIVATE KEY");
        assertThat(EC.served()).hasToString("CN=ec.example.com");
    }
}
