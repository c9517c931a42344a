package dev.workflow.persistence.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** One permission of one account on one app, given to it or to a group it is in. A view: nothing is written. */
@Entity
@Table(name = "granted_permission")
@IdClass(GrantedPermission.Key.class)
public class GrantedPermission {

    @Id
    @Column(name = "app_uuid")
    private UUID app;

    @Id
    @Column(name = "account_id")
    private Long account;

    @Id
    private String permission;

    protected GrantedPermission() {}

    /** JPA's composite key. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private UUID app;
        private Long account;
        private String permission;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(app, key.app)
                    && Objects.equals(account, key.account)
                    && Objects.equals(permission, key.permission);
        }

        @Override
        public int hashCode() {
            return Objects.hash(app, account, permission);
        }
    }
}
