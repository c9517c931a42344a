package dev.workflow.app;

import java.util.List;

/**
 * A decision about an account and an app, in words.
 *
 * @param permission {@code view}, {@code change}, {@code delete}, or {@code owner} for what only the owner may
 * @param scope what the credential was taken to be good for
 * @param reason the code of the ground, as the audit log has it
 * @param groups through which the account has the permission
 */
public record Explanation(
        String app,
        String username,
        String permission,
        String scope,
        boolean allowed,
        String reason,
        List<String> groups,
        String text) {}
