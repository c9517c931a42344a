package dev.workflow.passport.device;

import dev.workflow.passport.OneTimeKey;
import java.time.Duration;

/**
 * What a device is given that wants to be allowed.
 *
 * @param key that it asks with
 * @param code that it shows
 * @param life how long both are good
 * @param pause between two polls, at least
 */
public record StartedDevice(OneTimeKey key, UserCode code, Duration life, Duration pause) {}
