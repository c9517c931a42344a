package dev.workflow.persistence.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** One permission of one account on one app, and where from. A view: nothing is written. */
@Entity
@Table(name = "permission_ground")
@IdClass(PermissionGround.Key.class)
public class PermissionGround {

    @Id
    @Column(name = "app_uuid")
    private UUID app;

    @Id
    @Column(name = "account_id")
    private Long account;

    @Id
    private String permission;

    /** Empty for what was given to the account itself. */
    @Id
    @Column(name = "group_name")
    private String groupName;

    protected PermissionGround() {}

    /** JPA's composite key. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private UUID app;
        private Long account;
        private String permission;
        private String groupName;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(app, key.app)
                    && Objects.equals(account, key.account)
                    && Objects.equals(permission, key.permission)
                    && Objects.equals(groupName, key.groupName);
        }

        @Override
        public int hashCode() {
            return Objects.hash(app, account, permission, groupName);
        }
    }
}
