package dev.workflow.sso;

/**
 * Which claims of an issuer's tokens say what. A name with dots also leads into objects, {@code realm_access.roles}.
 *
 * @param username what a new account is to be called
 * @param groups a list of names, or one name
 */
public record ClaimNames(String username, String email, String groups) {}
