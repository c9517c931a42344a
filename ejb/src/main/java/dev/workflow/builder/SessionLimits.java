package dev.workflow.builder;

import java.time.Duration;

/**
 * What clients may open.
 *
 * @param perAccount logged-in connections of one account
 * @param perAddress connections of one network address
 * @param strangers connections that have not logged in yet, of all addresses together
 * @param authAttempts requests of one login; every key an agent offers is one
 * @param channels open at once in one connection
 * @param login time until the login must be done
 * @param idle silence of the client after which a connection is cut
 * @param alive how often a byte is sent, so that nothing between us and the client forgets the connection
 */
public record SessionLimits(
        int perAccount,
        int perAddress,
        int strangers,
        int authAttempts,
        int channels,
        Duration login,
        Duration idle,
        Duration alive) {

    public static final SessionLimits DEFAULT = new SessionLimits(
            64, 64, 64, 12, 8, Duration.ofSeconds(30), Duration.ofMinutes(70), Duration.ofSeconds(20));
}
