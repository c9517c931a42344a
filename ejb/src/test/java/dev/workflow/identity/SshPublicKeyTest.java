package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.problem.Problem;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are made and fingerprinted by Apache MINA SSHD, so that we agree with another implementation. */
class SshPublicKeyTest {

    /** What ssh-keygen made, and what it says the fingerprints are. */
    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICEOARWF4b37z8VCtdSiVzzgiVVIKBIKaPd+GgpL8iJE me@host";

    private static final List<PublicKey> KEYS = List.of(
            key("RSA", 2048),
            key("RSA", 1024),
            key("DSA", 1024),
            curve("secp256r1"),
            curve("secp384r1"),
            curve("secp521r1"));

    static List<PublicKey> keys() {
        return KEYS;
    }

    @Test
    void printsTheFingerprintsOfSshKeygen() {
        SshPublicKey key = SshPublicKey.parse(ED25519);
        assertThat(key.sha256()).isEqualTo("SHA256:jDdWArh1UicGPoDU/hhFURjRnWQh/8+kIfPgYPSjjsc");
        assertThat(key.md5()).isEqualTo("cb:ae:83:72:a0:d3:a4:54:45:4c:67:00:da:cf:fe:6f");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void takesEveryKindOfKey(PublicKey key) throws Exception {
        SshPublicKey parsed = SshPublicKey.parse("  " + line(key) + " a comment with blanks \r\n");
        assertThat(parsed.line()).isEqualTo(line(key) + " a comment with blanks");
        assertThat("MD5:" + parsed.md5()).isEqualTo(KeyUtils.getFingerPrint(BuiltinDigests.md5, key));
        assertThat(parsed.sha256()).isEqualTo(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ssh-rsa", "ssh-rsa A!!", "ssh-ed25519 ====", "ssh-rsa AAA\u00e9", "AAAAB3NzaC1yc2E="})
    void saysSoWhenTheSecondWordIsNotBase64(String line) {
        assertRefused(line, "Key contains invalid base64 chars");
    }

    @Test
    void refusesAPrivateKeyWithoutRepeatingIt() {
        assertThatThrownBy(() -> SshPublicKey.parse("-----BEGIN OPENSSH PRIVATE KEY-----\nsecret"))
                .isInstanceOf(Problem.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\nssh-rsa AAAA", " x\0", " x\u001b[2J", " x\rssh-rsa AAAA"})
    void refusesMoreThanOneLine(String tail) {
        assertRefused(ED25519 + tail, "Key must be one line of an OpenSSH public key file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh-rsa1", "SSH-ED25519", "ecdsa-sha2-nistp192", "command=\"id\"", "x509v3-ssh-rsa"})
    void refusesOtherTypes(String type) {
        assertThatThrownBy(() -> SshPublicKey.parse(type + " AAAAC3NzaC1lZDI1NTE5"))
                .hasMessageContaining("not supported");
    }

    @Test
    void refusesAKeyThatSaysItIsOfAnotherType() {
        assertThatThrownBy(() -> SshPublicKey.parse(ED25519.replace("ssh-ed25519", "ssh-rsa")))
                .hasMessageContaining("damaged");
    }

    @Test
    void refusesAnRsaKeyThatIsTooShort() {
        assertThatThrownBy(() -> SshPublicKey.parse(line(key("RSA", 512)))).hasMessageContaining("damaged");
    }

    @Property(tries = 300)
    void refusesACutOrLengthenedKey(@ForAll("damage") byte[] blob) {
        String type = new SshWire(blob).text();
        String base64 = Base64.getEncoder().encodeToString(blob);
        assertThatThrownBy(() -> SshPublicKey.parse((type.isEmpty() ? "ssh-rsa" : type) + " " + base64))
                .isInstanceOf(Problem.class);
    }

    @Property(tries = 500)
    void throwsNothingButProblems(@ForAll String text, @ForAll byte[] blob) {
        for (String line : List.of(text, "ssh-rsa " + Base64.getEncoder().encodeToString(blob))) {
            assertThatThrownBy(() -> SshPublicKey.parse(line)).isInstanceOf(Problem.class);
        }
    }

    @Provide
    Arbitrary<byte[]> damage() {
        return Arbitraries.of(KEYS).flatMap(key -> {
            byte[] blob = SshPublicKey.parse(line(key)).blob();
            return Arbitraries.integers()
                    .between(0, blob.length + 8)
                    .filter(length -> length != blob.length)
                    .map(length -> Arrays.copyOf(blob, length));
        });
    }

    private static void assertRefused(String line, String text) {
        assertThatThrownBy(() -> SshPublicKey.parse(line))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.body())
                        .isEqualTo(Problem.field("public", text).body()));
    }

    private static String line(PublicKey key) {
        return PublicKeyEntry.toString(key).strip();
    }

    private static PublicKey key(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PublicKey curve(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
