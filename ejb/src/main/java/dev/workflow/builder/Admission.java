package dev.workflow.builder;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/**
 * Caps the connections of one address, of one account, and of strangers. An account over its cap is told so by its
 * command: cutting the connection inside the login event breaks the encryption of what was just being sent.
 */
final class Admission implements SessionListener {

    static final String TOO_MANY = "Too many connections; close some and try again.";

    private static final Logger LOG = System.getLogger(Admission.class.getName());

    private final SessionLimits limits;
    private final Map<Session, Entry> entries = new HashMap<>();

    Admission(SessionLimits limits) {
        this.limits = limits;
    }

    private record Entry(InetAddress address, long account, boolean stranger) {}

    @Override
    public void sessionCreated(Session session) {
        Entry entry = new Entry(address(session), 0, true);
        if (!admit(session, entry)) {
            LOG.log(Level.INFO, "too many SSH connections, refused one from {0}", entry.address());
            refuse(session);
        }
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.Authenticated) {
            login(session, session.getAttribute(KeyLogin.ACCOUNT));
        }
    }

    /** True when the session's account has more connections than it may; asked before each command. */
    synchronized boolean tooMany(long account) {
        return entries.values().stream()
                        .filter(entry -> !entry.stranger() && entry.account() == account)
                        .count()
                > limits.perAccount();
    }

    @Override
    public synchronized void sessionClosed(Session session) {
        entries.remove(session);
    }

    private synchronized boolean admit(Session session, Entry entry) {
        entries.put(session, entry);
        long same = entries.values().stream()
                .filter(other -> other.address().equals(entry.address()))
                .count();
        long strangers = entries.values().stream().filter(Entry::stranger).count();
        return same <= limits.perAddress() && strangers <= limits.strangers();
    }

    private synchronized void login(Session session, long account) {
        entries.computeIfPresent(session, (s, entry) -> new Entry(entry.address(), account, false));
    }

    static InetAddress address(Session session) {
        return session.getIoSession().getRemoteAddress() instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private static void refuse(Session session) {
        try {
            session.disconnect(SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS, TOO_MANY);
        } catch (IOException gone) {
            session.close(true);
        }
    }
}
