package dev.workflow.passport.logout;

import dev.workflow.identity.GrantsEnded;
import dev.workflow.identity.SessionKey;
import dev.workflow.identity.Sessions;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Ends a browser's session and, with it, what was granted to clients in it: here at once. */
@Stateless
public class Logouts {

    private Sessions sessions;
    private Event<GrantsEnded> ended;

    protected Logouts() {}

    @Inject
    public Logouts(Sessions sessions, Event<GrantsEnded> ended) {
        this.sessions = sessions;
        this.ended = ended;
    }

    /** Nothing happens when it has ended already. */
    public void end(SessionKey key) {
        sessions.find(key)
                .ifPresent(
                        session -> ended.fire(new GrantsEnded(session.caller().accountId())));
        sessions.end(key);
    }
}
