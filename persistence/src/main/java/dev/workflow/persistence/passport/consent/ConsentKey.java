package dev.workflow.persistence.passport.consent;

import java.io.Serializable;

/** Whose consent, and to which client. A class and no record: JPA sets its fields. */
public class ConsentKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private long accountId;
    private String clientId = "";

    public ConsentKey() {}

    public ConsentKey(long accountId, String clientId) {
        this.accountId = accountId;
        this.clientId = clientId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConsentKey key && key.accountId == accountId && key.clientId.equals(clientId);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(accountId) + clientId.hashCode();
    }
}
