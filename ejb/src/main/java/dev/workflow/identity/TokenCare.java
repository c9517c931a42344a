package dev.workflow.identity;

import dev.workflow.audit.AuditLog;
import dev.workflow.audit.AuditedCall;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Once a minute each server writes down which tokens were used at it, in statements of {@link #BATCH} tokens; once an
 * hour, tokens that have long been over go. Several servers doing it at once do no harm.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenCare {

    static final int BATCH = 500;

    private static final Logger LOG = System.getLogger(TokenCare.class.getName());

    @Inject
    TokenUses uses;

    @Inject
    TokenUpkeep upkeep;

    @Inject
    AuditLog audit;

    @Schedule(hour = "*", minute = "*", second = "47", persistent = false)
    public void writeUses() {
        Set<UUID> used = uses.take();
        List<UUID> left = new ArrayList<>(used);
        try {
            while (!left.isEmpty()) {
                List<UUID> batch = left.subList(0, Math.min(BATCH, left.size()));
                upkeep.used(List.copyOf(batch));
                batch.clear();
            }
        } catch (RuntimeException failed) {
            uses.putBack(left);
            LOG.log(Level.WARNING, "the last use of tokens was not written; trying again in a minute: {0}", failed);
        }
    }

    /** At most one entry a minute for each expired token, however often it is shown. */
    @Schedule(hour = "*", minute = "*", second = "48", persistent = false)
    public void auditExpired() {
        for (ExpiredToken token : uses.takeExpired()) {
            AuditedCall call = new AuditedCall(
                    token.owner(),
                    token.alias(),
                    "",
                    "",
                    "USE",
                    "tokens/{uuid}",
                    "",
                    token.uuid().toString());
            try {
                audit.record(call.refused(token.reason()), token.status(), Duration.ZERO);
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, "the use of an expired token was not written to the audit log: {0}", failed);
            }
        }
    }

    @Schedule(hour = "*", minute = "37", persistent = false)
    public void prune() {
        try {
            int removed = upkeep.prune();
            LOG.log(Level.DEBUG, "Removed {0} expired tokens", removed);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "expired tokens were not removed; trying again in an hour: {0}", failed);
        }
    }
}
