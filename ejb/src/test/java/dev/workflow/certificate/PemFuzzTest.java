package dev.workflow.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.problem.Problem;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Whatever is sent for a certificate or a key: it is taken, or refused with 400. Nothing else. */
class PemFuzzTest {

    private static final TestCertificate RSA = TestCertificate.of("RSA", "CN=fuzz.example.com");
    private static final TestCertificate EC = TestCertificate.forHosts("fuzz.example.com");

    private static void takenOrRefused(Consumer<String> reader, String text) {
        try {
            reader.accept(text);
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    private static void certificate(String pem) {
        X509Certificate own = Chain.parse(pem).own();
        Facts.of(own);
        KeyMatch.of(own.getPublicKey(), EC.keys().getPrivate());
        KeyMatch.of(own.getPublicKey(), RSA.keys().getPrivate());
    }

    private static void readAll(String text) {
        takenOrRefused(PemFuzzTest::certificate, text);
        takenOrRefused(PemFuzzTest::match, text);
    }

    /** What was read must also survive being used. */
    private static void match(String key) {
        PrivateKey read = KeyText.parse(key);
        KeyMatch.of(RSA.certificate().getPublicKey(), read);
        KeyMatch.of(EC.certificate().getPublicKey(), read);
    }

    @Property(tries = 500)
    void anyText(@ForAll @StringLength(max = 400) String text) {
        readAll(text);
        readAll("-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----");
        readAll("-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----");
    }

    @Property(tries = 500)
    void anyContent(@ForAll byte[] content) {
        for (String label : new String[] {"CERTIFICATE", "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"}) {
            readAll(new PemBlock(label, content).text());
        }
    }

    /** The interesting mistakes are small ones in something good. */
    @Property(tries = 700)
    void flippedBytes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int flips) {
        for (String good : new String[] {RSA.pem(), EC.pem(), RSA.key(), RSA.oldKey(), EC.key(), EC.oldKey()}) {
            Random random = new Random(seed);
            PemBlock block = PemBlock.all(good).get(PemBlock.all(good).size() - 1);
            byte[] content = block.content().clone();
            for (int i = 0; i < flips; i++) {
                content[random.nextInt(content.length)] = (byte) random.nextInt();
            }
            readAll(new PemBlock(block.label(), content).text());
        }
    }
}
