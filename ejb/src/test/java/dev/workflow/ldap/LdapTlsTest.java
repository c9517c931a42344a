package dev.workflow.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryListenerConfig;
import dev.workflow.certificate.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LdapTlsTest {

    @TempDir
    Path folder;

    @Test
    void aTrustedCertificateOfTheRightHostWillDo() throws Exception {
        TestCertificate certificate = TestCertificate.forHosts("localhost");
        for (boolean startTls : new boolean[] {true, false}) {
            try (LdapWorld world = world(certificate, certificate, startTls)) {
                assertThat(world.login("ada", LdapWorld.PASSWORD)).isPositive();
            }
        }
    }

    @Test
    void aCertificateOfAnotherHostWillNot() throws Exception {
        TestCertificate certificate = TestCertificate.forHosts("ldap.example.com");
        for (boolean startTls : new boolean[] {true, false}) {
            refused(certificate, certificate, startTls);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsWillNot() throws Exception {
        for (boolean startTls : new boolean[] {true, false}) {
            refused(TestCertificate.forHosts("localhost"), TestCertificate.forHosts("localhost"), startTls);
        }
    }

    private void refused(TestCertificate served, TestCertificate trusted, boolean startTls) throws Exception {
        try (LdapWorld world = world(served, trusted, startTls)) {
            assertThatThrownBy(() -> world.login("ada", LdapWorld.PASSWORD)).hasMessageContaining("cannot be checked");
            assertThat(world.binds).isEmpty();
        }
    }

    private LdapWorld world(TestCertificate served, TestCertificate trusted, boolean startTls) throws Exception {
        SSLContext context = context(served);
        LdapWorld world = new LdapWorld(
                startTls
                        ? InMemoryListenerConfig.createLDAPConfig("tls", null, 0, context.getSocketFactory())
                        : InMemoryListenerConfig.createLDAPSConfig("tls", context.getServerSocketFactory()));
        Path trust = Files.createTempFile(folder, "trust", ".pem");
        Files.writeString(trust, trusted.pem());
        world.settings.put("workflow.ldap.trust", trust.toString());
        world.settings.put("workflow.ldap.starttls", Boolean.toString(startTls));
        world.settings.put(
                "ldap.endpoint", (startTls ? "ldap" : "ldaps") + "://localhost:" + world.server.getListenPort());
        return world;
    }

    private static SSLContext context(TestCertificate certificate) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", certificate.keys().getPrivate(), new char[0], new java.security.cert.Certificate[] {
            certificate.certificate()
        });
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
