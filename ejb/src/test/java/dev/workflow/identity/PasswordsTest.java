package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.identity.Passwords.Verdict;
import dev.workflow.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void knowsItsOwnHashes() {
        String hash = passwords.hash("sésame ouvre-toi");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.verify("sésame ouvre-toi", Optional.of(hash))).isEqualTo(Verdict.RIGHT);
        assertThat(passwords.verify("sesame ouvre-toi", Optional.of(hash))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void saltsEveryHash() {
        assertThat(passwords.hash("same")).isNotEqualTo(passwords.hash("same"));
    }

    /** From the test suite of the reference implementation, so that hashes can move between systems. */
    @Test
    void agreesWithTheReferenceImplementation() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.verify("password", Optional.of(reference))).isEqualTo(Verdict.OUTDATED);
        assertThat(passwords.verify("passwore", Optional.of(reference))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void readsImportedHashesAndWantsThemReplaced() {
        String django = "pbkdf2_sha256$30000$seasalt2$aDN8qUcsF5/OnjZouvh9/p+HjWnkIPPGztClrJ/CG6g=";
        assertThat(passwords.verify("lovelace-1843", Optional.of(django))).isEqualTo(Verdict.OUTDATED);
        assertThat(passwords.verify("lovelace-1844", Optional.of(django))).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "!",
                "$argon2id$v=19$m=0,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=999999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "pbkdf2_sha256$999999999$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void nothingMatchesAHashThatCannotBeRead(String hash) {
        assertThat(passwords.verify("password", Optional.of(hash))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void nothingMatchesNoHash() {
        assertThat(passwords.verify("", Optional.empty())).isEqualTo(Verdict.WRONG);
    }

    @Test
    void aTextOfAMegabyteIsNoPassword() {
        String hash = passwords.hash("a");
        assertThat(passwords.verify("a".repeat(1 << 20), Optional.of(hash))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void refusesWhenTooManyWait() {
        Passwords busy = new Passwords(0, Duration.ofMillis(5));
        assertThatThrownBy(() -> busy.verify("x", Optional.empty()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
    }
}
