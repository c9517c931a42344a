package dev.workflow.builder;

import dev.workflow.app.AppName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** What the SSH git server asks of the platform. It knows git and SSH; who may push and what a push means is decided here. */
public interface Pushes {

    /**
     * @param accountId the key's owner
     * @param credential the key's fingerprint; empty before the login is complete
     * @param address where the client is; empty before the login is complete
     */
    record Pusher(long accountId, String username, String credential, String address) {

        public Pusher(long accountId, String username) {
            this(accountId, username, "", "");
        }

        /** The same account, by this key from there. */
        public Pusher via(String fingerprint, String from) {
            return new Pusher(accountId, username, fingerprint, from);
        }
    }

    /** The owner of a key, by SHA-256 fingerprint ({@code SHA256:…}); empty for strangers and disabled accounts. Cheap. */
    Optional<Pusher> byKey(String sha256Fingerprint);

    /** True when the app exists and the pusher may change it; false for both "no such app" and "not yours". */
    boolean mayPush(Pusher pusher, AppName app);

    /** True when the pusher may read the app's repository (view permission). */
    boolean mayFetch(Pusher pusher, AppName app);

    /**
     * Builds and releases one commit: stores the source, queues the build, relays its output line by line, and returns
     * when the release exists. Called once for each pushed commit, by the session's thread, before any ref moves.
     *
     * @throws PushRejected with the text for the pusher; no release was made
     */
    Released push(Pusher pusher, AppName app, String sha, Source source, PushOutput output)
            throws PushRejected, IOException, InterruptedException;

    /** @param version the new release's number */
    record Released(int version) {}

    /** Writes the commit's tree as a tar, straight from the object database. */
    interface Source {
        void writeTar(OutputStream out) throws IOException;
    }

    /** The pusher's terminal. */
    interface PushOutput {
        /** Shows a line. */
        void line(String text);

        /** True once the client has gone away: the build is cancelled. */
        boolean gone();
    }

    class PushRejected extends Exception {
        private static final long serialVersionUID = 1L;

        public PushRejected(String message) {
            super(message);
        }
    }
}
