package dev.workflow.builder;

import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.session.SessionHeartbeatController.HeartbeatType;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;

/** An SSH server that offers modern algorithms, public keys and session channels, and nothing else. */
final class SshServerSetup {

    private static final List<BuiltinDHFactories> KEY_EXCHANGES = List.of(
            BuiltinDHFactories.mlkem768x25519,
            BuiltinDHFactories.sntrup761x25519,
            BuiltinDHFactories.sntrup761x25519_openssh,
            BuiltinDHFactories.curve25519,
            BuiltinDHFactories.curve25519_libssh,
            BuiltinDHFactories.ecdhp256,
            BuiltinDHFactories.ecdhp384,
            BuiltinDHFactories.ecdhp521,
            BuiltinDHFactories.dhg16_512,
            BuiltinDHFactories.dhg18_512);

    /** ChaCha20 is left out on purpose: clients prefer it, and the JDK's AES-GCM runs on the processor's instructions. */
    private static final List<BuiltinCiphers> CIPHERS = List.of(
            BuiltinCiphers.aes128gcm,
            BuiltinCiphers.aes256gcm,
            BuiltinCiphers.aes128ctr,
            BuiltinCiphers.aes192ctr,
            BuiltinCiphers.aes256ctr);

    private static final List<BuiltinMacs> MACS = List.of(
            BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm, BuiltinMacs.hmacsha256, BuiltinMacs.hmacsha512);

    private static final List<BuiltinSignatures> SIGNATURES = List.of(
            BuiltinSignatures.ed25519,
            BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384,
            BuiltinSignatures.nistp521,
            BuiltinSignatures.sk_ssh_ed25519,
            BuiltinSignatures.sk_ecdsa_sha2_nistp256,
            BuiltinSignatures.rsaSHA512,
            BuiltinSignatures.rsaSHA256);

    private SshServerSetup() {}

    static SshServer create(GitSshSettings settings, HostKeys keys, KeyLogin login, Admission admission, Verbs verbs) {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setKeyPairProvider(keys.provider());
        offerModernAlgorithms(server);
        server.setUserAuthFactories(List.of(new UserAuthPublicKeyFactory(signatures())));
        server.setPublickeyAuthenticator(login);
        server.setChannelFactories(List.of(GitChannel.factory()));
        server.setGlobalRequestHandlers(List.of(NoMoreSessionsHandler.INSTANCE));
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setSubsystemFactories(List.of());
        server.setCommandFactory(verbs);
        server.setShellFactory(verbs);
        server.addSessionListener(admission);
        limit(server, settings.sessions());
        return server;
    }

    private static void offerModernAlgorithms(SshServer server) {
        server.setKeyExchangeFactories(
                NamedFactory.setUpTransformedFactories(true, KEY_EXCHANGES, ServerBuilder.DH2KEX));
        server.setCipherFactories(List.copyOf(NamedFactory.setUpBuiltinFactories(true, CIPHERS)));
        server.setMacFactories(List.copyOf(NamedFactory.setUpBuiltinFactories(true, MACS)));
        server.setSignatureFactories(signatures());
        server.setCompressionFactories(List.of(BuiltinCompressions.none));
    }

    private static List<NamedFactory<Signature>> signatures() {
        return List.copyOf(NamedFactory.setUpBuiltinFactories(true, SIGNATURES));
    }

    private static void limit(SshServer server, SessionLimits limits) {
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "Workflow");
        CoreModuleProperties.AUTH_TIMEOUT.set(server, limits.login());
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, limits.authAttempts());
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, limits.channels());
        CoreModuleProperties.IDLE_TIMEOUT.set(server, limits.idle());
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.setSessionHeartbeat(HeartbeatType.IGNORE, limits.alive());
    }
}
