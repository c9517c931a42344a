package dev.workflow.router;

import dev.workflow.certificate.ServerCertificate;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Chooses the certificate by the name a client asks for (SNI, RFC 6066 §3): that of the name, else that of the wildcard
 * that covers it, else the one for all others. The alias of a certificate is the name it was given for.
 */
final class NamedKeys extends X509ExtendedKeyManager {

    /** Not a host name, so it is in nobody's way. */
    private static final String OTHERWISE = "";

    private final Map<String, ServerCertificate> certificates = new ConcurrentHashMap<>();

    NamedKeys(ServerCertificate otherwise) {
        certificates.put(OTHERWISE, otherwise);
    }

    void put(String hostname, ServerCertificate certificate) {
        certificates.put(hostname, certificate);
    }

    void remove(String hostname) {
        certificates.remove(hostname);
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        String alias = requested(engine).map(this::alias).orElse(OTHERWISE);
        return find(alias).filter(certificate -> isOf(certificate, keyType)).isPresent() ? alias : null;
    }

    private static boolean isOf(ServerCertificate certificate, String keyType) {
        return certificate.chain().get(0).getPublicKey().getAlgorithm().equals(keyType);
    }

    private String alias(HostName name) {
        if (certificates.containsKey(name.value())) {
            return name.value();
        }
        return name.wildcard().filter(certificates::containsKey).orElse(OTHERWISE);
    }

    private static Optional<HostName> requested(SSLEngine engine) {
        if (!(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) {
            return Optional.empty();
        }
        List<SNIServerName> names = session.getRequestedServerNames();
        return names.stream()
                .filter(SNIHostName.class::isInstance)
                .map(name -> ((SNIHostName) name).getAsciiName())
                .findFirst()
                .flatMap(HostName::parse);
    }

    private Optional<ServerCertificate> find(String alias) {
        return Optional.ofNullable(certificates.get(alias));
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return find(alias)
                .map(certificate -> certificate.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return find(alias).map(ServerCertificate::key).orElse(null);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }
}
