package dev.workflow.persistence.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** One account in one group. Written with SQL that bears others doing the same; here to be asked about. */
@Entity
@Table(name = "group_member")
@IdClass(GroupMember.Key.class)
public class GroupMember {

    @Id
    @Column(name = "group_uuid")
    private UUID group;

    @Id
    @Column(name = "account_id")
    private Long account;

    protected GroupMember() {}

    /** JPA's composite key. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private UUID group;
        private Long account;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(group, key.group) && Objects.equals(account, key.account);
        }

        @Override
        public int hashCode() {
            return Objects.hash(group, account);
        }
    }
}
