package dev.workflow.builder;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PublicKey;
import java.util.Optional;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;

/**
 * Lets an account in by one of its keys, whatever the user name. Asked twice a login, for the offered key and again with
 * its signature; the last key asked for is the one that was proved, so what is remembered here counts only after the
 * login is complete.
 */
final class KeyLogin implements PublickeyAuthenticator {

    /** The fingerprint of the session's key; looked up again for every command, so that a revoked key ends at once. */
    static final AttributeKey<String> FINGERPRINT = new AttributeKey<>();

    static final AttributeKey<Long> ACCOUNT = new AttributeKey<>();

    private static final Logger LOG = System.getLogger(KeyLogin.class.getName());
    private static final int SHORTEST_RSA = 2048;

    private final Pushes pushes;

    KeyLogin(Pushes pushes) {
        this.pushes = pushes;
    }

    @Override
    public boolean authenticate(String userName, PublicKey key, ServerSession session) {
        if (key.getAlgorithm().equals("RSA") && KeyUtils.getKeySize(key) < SHORTEST_RSA) {
            return false;
        }
        String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        Optional<Pushes.Pusher> owner = owner(fingerprint);
        owner.ifPresent(pusher -> {
            session.setAttribute(FINGERPRINT, fingerprint);
            session.setAttribute(ACCOUNT, pusher.accountId());
        });
        return owner.isPresent();
    }

    /** A database that is down must not break the session: the login is refused, the cause is logged. */
    private Optional<Pushes.Pusher> owner(String fingerprint) {
        try {
            return pushes.byKey(fingerprint);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "SSH key " + fingerprint + " could not be looked up", failure);
            return Optional.empty();
        }
    }
}
