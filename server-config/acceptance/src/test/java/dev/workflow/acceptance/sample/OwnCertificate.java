package dev.workflow.acceptance.sample;

import dev.workflow.acceptance.platform.Program;
import dev.workflow.acceptance.platform.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;

/** A certificate that somebody made for a host, with its key; the JDK's keytool makes it. */
public record OwnCertificate(X509Certificate certificate, Key key) {

    private static final String PASSWORD = "not-secret";

    public static OwnCertificate of(String host) throws IOException {
        Path store = Scratch.folder("cert").resolve("store.p12");
        Program.of(
                        store.getParent(),
                        Path.of(Program.java()).resolveSibling("keytool").toString(),
                        "-genkeypair")
                .and("-keyalg", "RSA", "-keysize", "2048", "-alias", "own", "-dname", "CN=" + host + ",O=Own,C=DE")
                .and("-ext", "SAN=dns:" + host, "-storetype", "PKCS12", "-storepass", PASSWORD)
                .and("-validity", "365", "-keystore", store.toString())
                .run()
                .succeeded();
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            Key key = keys.getKey("own", PASSWORD.toCharArray());
            return new OwnCertificate((X509Certificate) keys.getCertificate("own"), key);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public String pem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** What adds it to an app. */
    public Map<String, String> body(String name) {
        return Map.of("name", name, "certificate", pem(), "key", keyPem());
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
