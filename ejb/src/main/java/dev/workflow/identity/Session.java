package dev.workflow.identity;

import dev.workflow.persistence.identity.BrowserSession;
import dev.workflow.persistence.identity.Caller;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A browser in which somebody logged in.
 *
 * @param methods how: {@link LoginMethod#code}s in the order they were used
 * @param authenticated when they last proved who they are: {@code auth_time}
 * @param lastSeen to the minute
 */
public record Session(
        UUID uuid,
        Caller caller,
        Set<String> methods,
        Instant authenticated,
        Instant lastSeen,
        String address,
        String agent) {

    static Session of(BrowserSession session) {
        return new Session(
                session.getUuid(),
                session.getAccount().asCaller(),
                new LinkedHashSet<>(List.of(session.getMethods().split(" "))),
                session.getAuthenticated().toInstant(),
                session.getLastSeen().toInstant(),
                session.getAddress(),
                session.getAgent());
    }
}
