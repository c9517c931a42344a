package dev.workflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which tokens were used since it was last written down. Requests only note it here; {@link TokenCare} writes it. More
 * than {@link #CAPACITY} tokens in a minute are not told apart from unused ones.
 */
@ApplicationScoped
public class TokenUses {

    static final int CAPACITY = 10_000;

    private final Set<UUID> used = ConcurrentHashMap.newKeySet();
    private final Map<UUID, ExpiredToken> expired = new ConcurrentHashMap<>();

    void note(UUID token) {
        if (!used.contains(token) && used.size() < CAPACITY) {
            used.add(token);
        }
    }

    /** Notes, for the audit log, that somebody showed a token whose time is over. @return the same */
    ExpiredToken expired(ExpiredToken token) {
        if (expired.size() < CAPACITY) {
            expired.put(token.uuid(), token);
        }
        return token;
    }

    /** Those that were shown since; they are forgotten here. */
    List<ExpiredToken> takeExpired() {
        List<ExpiredToken> taken = List.copyOf(expired.values());
        taken.forEach(token -> expired.remove(token.uuid()));
        return taken;
    }

    /** Those that were noted; they are forgotten here. */
    Set<UUID> take() {
        Set<UUID> taken = Set.copyOf(used);
        used.removeAll(taken);
        return taken;
    }

    /** They could not be written down. */
    void putBack(Collection<UUID> tokens) {
        tokens.forEach(this::note);
    }
}
