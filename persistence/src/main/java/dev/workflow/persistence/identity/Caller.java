package dev.workflow.persistence.identity;

/**
 * On whose behalf rows are read or written. Repositories of app-scoped data take it, so that no query without an owner
 * can be written (architecture decision 8).
 */
public record Caller(long accountId, String username, boolean superuser, boolean staff) {}
