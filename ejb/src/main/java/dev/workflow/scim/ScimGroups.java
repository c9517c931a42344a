package dev.workflow.scim;

import dev.workflow.persistence.group.AccountGroup;
import dev.workflow.persistence.group.GroupRepository;
import dev.workflow.persistence.group.MemberRepository;
import dev.workflow.persistence.scim.ScimGroupRepository;
import dev.workflow.persistence.scim.ScimGroupRepository.KnownGroup;
import dev.workflow.persistence.scim.ScimGroupRepository.Link;
import dev.workflow.persistence.scim.ScimUserRepository;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Groups of SCIM clients: those that came by SCIM, and no others. Who calls is for the web to check. */
@Stateless
public class ScimGroups {

    private static final Set<String> FILTERED = Set.of("id", "displayname", "externalid", "members", "members.value");

    private ScimGroupRepository known;
    private GroupRepository groups;
    private MemberRepository members;
    private ScimUserRepository users;
    private ScimRoles roles;
    private ScimSettings settings;
    private Clock clock;

    protected ScimGroups() {}

    @Inject
    public ScimGroups(
            ScimGroupRepository known,
            GroupRepository groups,
            MemberRepository members,
            ScimUserRepository users,
            ScimRoles roles,
            ScimSettings settings,
            Clock clock) {
        this.known = known;
        this.groups = groups;
        this.members = members;
        this.users = users;
        this.roles = roles;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param filter empty for all
     * @param withMembers whether to ask who is in them
     * @throws ScimProblem invalidFilter
     */
    public Slice<ScimGroupView> list(Optional<String> filter, ScimPage page, boolean withMembers) {
        ScimFilter wanted = filter.map(text -> ScimFilter.parse(text, FILTERED)).orElse(ScimFilter.NONE);
        Map<String, Object> values = new HashMap<>();
        wanted.value("displayname").ifPresent(name -> values.put("displayname", name.toLowerCase(Locale.ROOT)));
        wanted.value("externalid").ifPresent(id -> values.put("externalid", id));
        wanted.value("id").ifPresent(id -> values.put("id", uuid(id)));
        wanted.value("members")
                .or(() -> wanted.value("members.value"))
                .ifPresent(member -> values.put("members", ScimUsers.number(member)));
        if (wanted.impossible()) {
            return new Slice<>(0, List.of());
        }
        Slice<KnownGroup> found = page.of(window -> known.list(values, window));
        Map<UUID, List<Link>> in = withMembers
                ? known.members(found.items().stream()
                        .map(group -> group.group().getUuid())
                        .toList())
                : Map.of();
        return found.map(
                group -> ScimGroupView.of(group, in.getOrDefault(group.group().getUuid(), List.of())));
    }

    /** @throws Problem 404 */
    public ScimGroupView get(String id) {
        KnownGroup group = find(id);
        UUID uuid = group.group().getUuid();
        return ScimGroupView.of(group, known.members(List.of(uuid)).getOrDefault(uuid, List.of()));
    }

    /** @throws ScimProblem uniqueness when the name is taken */
    public ScimGroupView create(ScimObject body) {
        GroupDraft wanted = GroupDraft.of(body);
        if (!groups.add(wanted.displayName(), ScimUsers.ORIGIN, OffsetDateTime.now(clock))) {
            throw taken();
        }
        AccountGroup group = groups.byName(wanted.displayName()).orElseThrow(ScimGroups::taken);
        roles.update(store(group, wanted, Set.of()));
        return get(group.getUuid().toString());
    }

    /** @throws Problem 404, 400, 409 */
    public ScimGroupView replace(String id, ScimObject body) {
        return change(locked(id), GroupDraft.of(body));
    }

    /** @throws Problem 404, 400, 409 */
    public ScimGroupView patch(String id, ScimObject request) {
        KnownGroup group = locked(id);
        GroupDraft now = new GroupDraft(group.group().getName(), group.externalId(), members(group));
        return change(group, new GroupPatch(id).apply(now, PatchOperation.of(request)));
    }

    /** @throws Problem 404 */
    public void delete(String id) {
        KnownGroup group = locked(id);
        Set<Long> were = members(group);
        members.removeAll(group.group().getUuid());
        groups.remove(group.group());
        if (roles.given(group.group().getName())) {
            roles.update(were);
        }
    }

    private ScimGroupView change(KnownGroup known, GroupDraft wanted) {
        AccountGroup group = known.group();
        Set<Long> affected = new TreeSet<>();
        if (!group.getName().equals(wanted.displayName())) {
            if (roles.given(group.getName())) {
                affected.addAll(members(known));
            }
            rename(group, wanted.displayName());
        }
        affected.addAll(store(group, wanted, members(known)));
        roles.update(affected);
        return get(group.getUuid().toString());
    }

    private void rename(AccountGroup group, String name) {
        if (groups.byName(name).isPresent()) {
            throw taken();
        }
        try {
            groups.rename(group, name, OffsetDateTime.now(clock));
        } catch (PersistenceException anotherWasFaster) {
            throw taken();
        }
    }

    /** @return whose roles may have changed */
    private Set<Long> store(AccountGroup group, GroupDraft wanted, Set<Long> before) {
        Set<Long> added = new TreeSet<>(wanted.members());
        added.removeAll(before);
        requireKnown(added);
        Set<Long> removed = new TreeSet<>(before);
        removed.removeAll(wanted.members());
        added.forEach(member -> members.add(group.getUuid(), member));
        removed.forEach(member -> members.remove(group.getUuid(), member));
        this.known.remember(group.getUuid(), wanted.externalId());
        if (!added.isEmpty() || !removed.isEmpty()) {
            group.setUpdated(OffsetDateTime.now(clock));
        }
        return roles.given(group.getName()) ? wanted.with(removed).members() : Set.of();
    }

    private void requireKnown(Set<Long> wanted) {
        Set<Long> unknown = new TreeSet<>(wanted);
        unknown.removeAll(users.visible(wanted, settings.adopt()));
        if (!unknown.isEmpty()) {
            throw ScimProblem.invalidValue("A member is no user that is known here.");
        }
    }

    private Set<Long> members(KnownGroup group) {
        UUID uuid = group.group().getUuid();
        return known.members(List.of(uuid)).getOrDefault(uuid, List.of()).stream()
                .map(member -> ScimUsers.number(member.id()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Changes of one group come one after the other. */
    private KnownGroup locked(String id) {
        try {
            groups.lock(find(id).group());
        } catch (EntityNotFoundException removedMeanwhile) {
            throw unknown();
        }
        return find(id);
    }

    private KnownGroup find(String id) {
        return known.byId(uuid(id)).orElseThrow(ScimGroups::unknown);
    }

    private static Problem unknown() {
        return Problem.notFound("Group");
    }

    /** One that no group has, for what is no UUID. */
    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException other) {
            return new UUID(0, 0);
        }
    }

    private static ScimProblem taken() {
        return ScimProblem.uniqueness("There is a group of that name already.");
    }
}
