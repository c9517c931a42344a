package dev.workflow.group;

import dev.workflow.persistence.group.AccountGroup;
import dev.workflow.persistence.group.GroupRepository;
import dev.workflow.persistence.group.MemberRepository;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;

/**
 * Groups of accounts. Superusers make them and put people in; groups that a directory or an issuer fills are changed by
 * that only. A group has no rights of its own but those on apps ({@link GroupShares}).
 */
@Stateless
public class Groups {

    private GroupRepository groups;
    private MemberRepository members;
    private AccountRepository accounts;
    private Memberships memberships;
    private Clock clock;

    protected Groups() {}

    @Inject
    public Groups(GroupRepository groups, MemberRepository members, AccountRepository accounts, Clock clock) {
        this.groups = groups;
        this.members = members;
        this.accounts = accounts;
        this.memberships = new Memberships(groups, members);
        this.clock = clock;
    }

    /** @throws Problem 403 unless the caller is a superuser, as everywhere here */
    public Slice<GroupView> list(Caller caller, Window window) {
        requireSuperuser(caller);
        return groups.list(window).map(GroupView::of);
    }

    /** @throws Problem 400 for a name that will not do, 409 for one that is taken */
    public GroupDetail create(Caller caller, String name) {
        requireSuperuser(caller);
        GroupName wanted = GroupName.here(name);
        if (!groups.add(wanted.value(), "", OffsetDateTime.now(clock))) {
            throw Problem.conflict("group-exists", "A group with that name already exists.");
        }
        return get(caller, wanted.value());
    }

    /** @param reference its name or its uuid, as everywhere here */
    public GroupDetail get(Caller caller, String reference) {
        AccountGroup group = find(caller, reference);
        return GroupDetail.of(group, members.of(group.getUuid()));
    }

    /** Takes from its members what it gave them. One that a directory fills comes back, empty of rights, with its next member. */
    public void delete(Caller caller, String reference) {
        groups.remove(find(caller, reference));
    }

    /** @throws Problem 400 without a name, 404 for an unknown user, 409 for a group that is managed elsewhere */
    public void addMember(Caller caller, String reference, String username) {
        AccountGroup group = managedHere(caller, reference);
        if (username.isEmpty()) {
            throw Problem.field("username", "This field is required.");
        }
        members.add(group.getUuid(), account(username).getId());
        group.setUpdated(OffsetDateTime.now(clock));
    }

    /** @throws Problem 404 for somebody who is no member, 409 for a group that is managed elsewhere */
    public void removeMember(Caller caller, String reference, String username) {
        AccountGroup group = managedHere(caller, reference);
        if (!members.remove(group.getUuid(), account(username).getId())) {
            throw Problem.notFound("User");
        }
        group.setUpdated(OffsetDateTime.now(clock));
    }

    /**
     * Says which groups of an origin an account is in, and makes those that are not there yet. Groups of other origins
     * stay as they are: a name that is one of theirs, or that cannot name a group, is left out and logged. May be called
     * again, and for the same account at once.
     *
     * @param origin who says so: {@code ldap}, {@code scim} or an issuer's name; not empty
     */
    public void setMemberships(long account, String origin, Set<String> names) {
        memberships.set(account, origin, names, OffsetDateTime.now(clock));
    }

    private AccountGroup managedHere(Caller caller, String reference) {
        AccountGroup group = find(caller, reference);
        if (!group.getOrigin().isEmpty()) {
            throw Problem.conflict(
                            "managed-elsewhere", "The members of this group are managed by " + group.getOrigin() + ".")
                    .withHint("Change them there.");
        }
        return group;
    }

    private AccountGroup find(Caller caller, String reference) {
        requireSuperuser(caller);
        return new GroupFinder(groups).find(reference);
    }

    private Account account(String username) {
        return accounts.byUsername(username).orElseThrow(() -> Problem.notFound("User"));
    }

    private static void requireSuperuser(Caller caller) {
        if (!caller.superuser()) {
            throw Problem.forbidden();
        }
    }
}
