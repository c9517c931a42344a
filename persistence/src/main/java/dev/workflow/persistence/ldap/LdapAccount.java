package dev.workflow.persistence.ldap;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** What the directory last said about an account. */
@Entity
@Table(name = "ldap_account")
public class LdapAccount {

    @Id
    @Column(name = "account_id")
    private Long account;

    @Column(nullable = false)
    private OffsetDateTime checked;

    @Column(nullable = false)
    private boolean excluded;

    protected LdapAccount() {}

    public LdapAccount(long account, OffsetDateTime checked) {
        this.account = account;
        this.checked = checked;
    }

    public void setChecked(OffsetDateTime moment) {
        this.checked = moment;
    }

    /** Whether the account is disabled because the directory said so, and not by an administrator. */
    public boolean isExcluded() {
        return excluded;
    }

    public void setExcluded(boolean excluded) {
        this.excluded = excluded;
    }
}
