package dev.workflow.cli.auth;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.git.SshConfig;
import dev.workflow.cli.settings.ControllerUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Lets a plain {@code git push} find the builder of a platform on this machine: many resolvers do not know names under
 * {@code .localhost}, and ssh asks them. Switched off by {@code DRYCC_NO_SSH_CONFIG=1}.
 */
final class LoopbackBuilder {
    private final Session session;

    LoopbackBuilder(Session session) {
        this.session = session;
    }

    void makeKnown(String builder) {
        boolean unwanted = !session.machine().variable("DRYCC_NO_SSH_CONFIG").isEmpty();
        if (unwanted || !ControllerUrl.isLocalName(builder) || resolves(builder)) {
            return;
        }
        SshConfig config = new SshConfig(session.machine().home());
        if (config.addLoopback(builder)) {
            session.console()
                    .note("Added " + builder + " as this machine to " + config.path()
                            + ", so that git finds it (DRYCC_NO_SSH_CONFIG=1 to leave that file alone).");
        }
    }

    private static boolean resolves(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
