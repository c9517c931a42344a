package dev.workflow.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRouted;
import dev.workflow.domain.DomainService;
import dev.workflow.domain.HostNames;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.release.Tenants;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertificatesTest {

    private static final TestCertificate MADE = TestCertificate.forHosts("shop.example.com", "www.example.com");

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final Caller bob = tenants.account("bob");

    @BeforeEach
    void apps() {
        tenants.app(ada, "shop");
        tenants.app(bob, "blog");
        domain(ada, "shop", "shop.example.com");
        domain(ada, "shop", "www.example.com");
        domain(bob, "blog", "blog.example.com");
    }

    private void domain(Caller owner, String app, String name) {
        tenants.container.run(DomainService.class, domains -> domains.add(owner, app, name, "web"));
    }

    private CertificateView add(Caller caller, String app, String name) {
        return tenants.container.call(
                CertificateService.class,
                service -> service.add(caller, app, new CertificateName(name), MADE.pem(), MADE.key()));
    }

    private CertificateView get(String name) {
        return tenants.container.call(CertificateService.class, service -> service.get(ada, "shop", name));
    }

    private void attach(Caller caller, String app, String name, String domain) {
        tenants.container.run(Attachments.class, service -> service.attach(caller, app, name, domain));
    }

    private void detach(String name, String domain) {
        tenants.container.run(Attachments.class, service -> service.detach(ada, "shop", name, domain));
    }

    private static void refused(int status, String text, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .withMessage(text)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status));
    }

    @Test
    void whatWasAddedIsListedByName() {
        add(ada, "shop", "zebra");
        CertificateView added = add(ada, "shop", "main");
        assertThat(added.domains()).isEmpty();
        assertThat(added.facts().san()).containsExactly("shop.example.com", "www.example.com");
        List<CertificateView> listed = tenants.container
                .call(CertificateService.class, service -> service.list(ada, "shop", Tenants.ALL))
                .items();
        assertThat(listed).extracting(CertificateView::name).containsExactly("main", "zebra");
        assertThat(get("main")).isEqualTo(listed.get(0));
    }

    @Test
    void theKeyIsSealedAtRest() {
        add(ada, "shop", "main");
        byte[] stored = tenants.container.database().call(entities -> (byte[])
                entities.createNativeQuery("select sealed_key from certificate").getSingleResult());
        String text = new String(stored, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("PRIVATE").doesNotContain(MADE.key().substring(40, 80));
        String der = new String(MADE.keys().getPrivate().getEncoded(), StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain(der.substring(der.length() - 16));
    }

    @Test
    void aKeyMovedToAnotherRowIsNotServedWith() {
        add(ada, "shop", "one");
        add(ada, "shop", "two");
        attach(ada, "shop", "two", "shop.example.com");
        tenants.container.database().run(entities -> entities.createNativeQuery(
                        "update certificate set sealed_key = (select sealed_key from certificate where name = 'one')")
                .executeUpdate());
        assertThat(routing().certificates()).isEmpty();
        assertThat(routing().types()).containsKey("shop.example.com");
    }

    @Test
    void aNameIsTakenOnceAnApp() {
        add(ada, "shop", "main");
        add(bob, "blog", "main");
        refused(
                400,
                "{non_field_errors=[The fields app, name must make a unique set.]}",
                () -> add(ada, "shop", "main"));
    }

    @Test
    void keyAndCertificateBelongTogether() {
        TestCertificate other = TestCertificate.forHosts("other.example.com");
        refused(
                400,
                "Certificate and private key do not match!",
                () -> tenants.container.run(
                        CertificateService.class,
                        service -> service.add(ada, "shop", new CertificateName("main"), MADE.pem(), other.key())));
    }

    @Test
    void attachedDomainsShowItUntilTheyAreDetached() {
        add(ada, "shop", "main");
        attach(ada, "shop", "main", "www.example.com");
        attach(ada, "shop", "main", "Shop.Example.com.");
        assertThat(get("main").domains()).containsExactly("shop.example.com", "www.example.com");
        assertThat(routing().certificates()).containsOnlyKeys("shop.example.com", "www.example.com");
        assertThat(routing().certificates().get("shop.example.com").chain()).containsExactly(MADE.certificate());
        assertThat(tenants.container.fired(AppRouted.class)).endsWith(new AppRouted(new AppName("shop")));

        detach("main", "www.example.com");
        detach("main", "www.example.com");
        assertThat(get("main").domains()).containsExactly("shop.example.com");
        assertThat(routing().certificates()).containsOnlyKeys("shop.example.com");
    }

    @Test
    void aDomainShowsOneCertificate() {
        add(ada, "shop", "main");
        add(ada, "shop", "second");
        attach(ada, "shop", "main", "shop.example.com");
        refused(
                409,
                "Domain already has a certificate attached to it",
                () -> attach(ada, "shop", "second", "shop.example.com"));
        refused(404, "No Domain matches the given query.", () -> detach("second", "shop.example.com"));
        assertThat(get("main").domains()).containsExactly("shop.example.com");
    }

    /** Upstream looks the domain up on the whole platform. */
    @Test
    void aForeignDomainIsNotThere() {
        add(ada, "shop", "main");
        for (String domain : List.of("blog.example.com", "nobody.example.com", "no host name")) {
            refused(404, "No Domain matches the given query.", () -> attach(ada, "shop", "main", domain));
        }
        refused(404, "No Certificate matches the given query.", () -> attach(ada, "shop", "x", "shop.example.com"));
    }

    @Test
    void removingTakesItFromItsDomains() {
        add(ada, "shop", "main");
        attach(ada, "shop", "main", "shop.example.com");
        tenants.container.run(CertificateService.class, service -> service.remove(ada, "shop", "main"));
        refused(404, "No Certificate matches the given query.", () -> get("main"));
        assertThat(routing().certificates()).isEmpty();
        add(ada, "shop", "main");
        attach(ada, "shop", "main", "shop.example.com");
    }

    @Test
    void rightsAreThoseOfTheContract() {
        add(ada, "shop", "main");
        attach(ada, "shop", "main", "shop.example.com");
        tenants.grant("shop", bob, Permission.VIEW, Permission.CHANGE);
        String forbidden = "You do not have permission to perform this action.";
        add(bob, "shop", "bobs");
        attach(bob, "shop", "bobs", "www.example.com");
        refused(
                403,
                forbidden,
                () -> tenants.container.run(CertificateService.class, service -> service.remove(bob, "shop", "main")));
        refused(
                403,
                forbidden,
                () -> tenants.container.run(
                        Attachments.class, service -> service.detach(bob, "shop", "main", "shop.example.com")));
        refused(403, forbidden, () -> add(ada, "blog", "x"));
    }

    private HostNames.Routing routing() {
        return tenants.container.call(HostNames.class, names -> names.of("shop").orElseThrow());
    }
}
