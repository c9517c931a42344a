package dev.workflow.passport.device;

import java.util.Set;

/**
 * A device that waits for somebody to allow it.
 *
 * @param client what its program is called
 * @param address where it is
 */
public record WaitingDevice(String client, Set<String> scopes, String address) {}
