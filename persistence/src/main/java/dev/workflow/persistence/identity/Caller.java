package dev.workflow.persistence.identity;

/**
 * On whose behalf rows are read or written. Repositories of app-scoped data take it, so that no query without an owner
 * can be written (architecture decision 8).
 *
 * @param superuser whether it may do everything; never with a scope that takes something away
 * @param staff whether it may reach all apps; never with such a scope either
 * @param scope how much of the account's rights the credential carries
 */
public record Caller(long accountId, String username, boolean superuser, boolean staff, Scope scope) {

    public Caller {
        superuser = superuser && scope.full();
        staff = staff && scope.full();
    }

    /** Somebody with all the rights of the account. */
    public Caller(long accountId, String username, boolean superuser, boolean staff) {
        this(accountId, username, superuser, staff, Scope.FULL);
    }

    /** The same with the rights that the scope leaves. */
    public Caller within(Scope narrower) {
        return new Caller(accountId, username, superuser, staff, narrower);
    }
}
