package dev.workflow.persistence.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** One permission of one group on one app. */
@Entity
@Table(name = "group_permission")
@IdClass(GroupPermission.Key.class)
public class GroupPermission {

    @Id
    @Column(name = "app_uuid")
    private UUID app;

    @Id
    @Column(name = "group_uuid")
    private UUID group;

    @Id
    private String permission;

    protected GroupPermission() {}

    /** JPA's composite key. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private UUID app;
        private UUID group;
        private String permission;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(app, key.app)
                    && Objects.equals(group, key.group)
                    && Objects.equals(permission, key.permission);
        }

        @Override
        public int hashCode() {
            return Objects.hash(app, group, permission);
        }
    }
}
