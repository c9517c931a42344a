package dev.workflow.sso;

/**
 * Which claims of an issuer's tokens say what. A name with dots also leads into objects, {@code realm_access.roles}.
 *
 * @param username what a new account is to be called
 * @param groups a list of names, or one name
 * @param scim what SCIM calls them, where {@link ScimLinking} wants to know
 */
public record ClaimNames(String username, String email, String groups, String scim) {}
