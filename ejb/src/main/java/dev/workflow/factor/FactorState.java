package dev.workflow.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * What an account has.
 *
 * @param since when its authenticator app was set up; empty without one
 * @param codes recovery codes that are left
 * @param demanded whether the account must have a second factor
 */
public record FactorState(Optional<Instant> since, int codes, boolean demanded) {

    public boolean enrolled() {
        return since.isPresent();
    }
}
