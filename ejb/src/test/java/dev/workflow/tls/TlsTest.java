package dev.workflow.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.domain.HostNames;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.release.Tenants;
import dev.workflow.tls.TlsService.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsTest {

    private static final Issuer OWN = new Issuer("ada@example.com", "https://acme.example.com/dir", "kid", "hush");
    private static final Issuer DEFAULT =
            new Issuer("anonymous@cert-manager.io", "https://acme-v02.api.letsencrypt.org/directory", "", "");

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    @BeforeEach
    void app() {
        tenants.app(ada, "shop");
    }

    private TlsView get() {
        return tenants.container.call(TlsService.class, tls -> tls.get(ada, "shop"));
    }

    private TlsView change(Boolean enforced, Boolean automatic, Issuer issuer) {
        tenants.clock.advance(Duration.ofSeconds(1));
        Change change =
                new Change(Optional.ofNullable(enforced), Optional.ofNullable(automatic), Optional.ofNullable(issuer));
        return tenants.container.call(TlsService.class, tls -> tls.change(ada, "shop", change));
    }

    @Test
    void aNewAppHasDecidedNothing() {
        TlsView tls = get();
        assertThat(tls.httpsEnforced()).isEmpty();
        assertThat(tls.certsAutoEnabled()).isEmpty();
        assertThat(tls.issuer()).isEqualTo(DEFAULT);
        assertThat(tls.owner()).isEqualTo("ada");
    }

    /** Upstream resets what a request does not name. */
    @Test
    void whatIsNotNamedStays() {
        assertThat(change(true, null, null).httpsEnforced()).contains(true);
        assertThat(change(null, null, OWN).httpsEnforced()).contains(true);
        TlsView tls = change(null, false, null);
        assertThat(tls.issuer()).isEqualTo(OWN);
        assertThat(tls.httpsEnforced()).contains(true);
        assertThat(tls.certsAutoEnabled()).contains(false);
        assertThat(get()).isEqualTo(tls);
        assertThat(tls.updated()).isAfter(tls.created());
        assertThat(tenants.count("select count(*) from tls")).isOne();
    }

    @Test
    void changingNothingIsAConflict() {
        change(true, null, OWN);
        for (Issuer issuer : new Issuer[] {null, OWN}) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> change(true, null, issuer))
                    .withMessage("ada changed nothing")
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(409));
        }
    }

    @Test
    void theIssuersSecretIsSealedAtRest() {
        change(null, null, OWN);
        byte[] stored = tenants.container.database().call(entities -> (byte[])
                entities.createNativeQuery("select issuer_key_secret from tls").getSingleResult());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("hush");
        assertThat(OWN.toString()).doesNotContain("hush");
    }

    @Test
    void theRouterLearnsOfIt() {
        change(true, null, null);
        assertThat(tenants.container
                        .call(HostNames.class, names -> names.of("shop"))
                        .orElseThrow()
                        .httpsOnly())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://x.example.com",
        "ada, https://x.example.com",
        "a@b, ''",
        "a@b, ftp://x",
        "a@b, https://",
        "a@b, 'https://x y'",
        "'a@b\nc', https://x"
    })
    void anIssuerIsAnAddressAndAUrl(String email, String server) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Issuer.of(Map.of("email", email, "server", server)))
                .withMessageStartingWith("{issuer=[could not validate the issuer: ");
    }
}
