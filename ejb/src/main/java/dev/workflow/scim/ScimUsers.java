package dev.workflow.scim;

import dev.workflow.group.Groups;
import dev.workflow.identity.Standing;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.scim.ScimGroupRepository;
import dev.workflow.persistence.scim.ScimGroupRepository.Link;
import dev.workflow.persistence.scim.ScimUserRepository;
import dev.workflow.persistence.scim.ScimUserRepository.KnownUser;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.sso.IssuerLinks;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Users of SCIM clients. They see and change the accounts that came by SCIM; others only where the operator wants it, and
 * a local superuser never. Who calls is for the web to check: clients have a key of their own, superusers may, too.
 */
@Stateless
public class ScimUsers {

    static final String ORIGIN = "scim";

    private static final Set<String> FILTERED = Set.of("id", "username", "externalid");

    private ScimUserRepository users;
    private ScimGroupRepository groups;
    private AccountRepository accounts;
    private Standing standing;
    private Groups memberships;
    private ScimRoles roles;
    private IssuerLinks links;
    private ScimSettings settings;
    private Clock clock;

    protected ScimUsers() {}

    @Inject
    public ScimUsers(
            ScimUserRepository users,
            ScimGroupRepository groups,
            AccountRepository accounts,
            Standing standing,
            Groups memberships,
            ScimRoles roles,
            IssuerLinks links,
            ScimSettings settings,
            Clock clock) {
        this.users = users;
        this.groups = groups;
        this.accounts = accounts;
        this.standing = standing;
        this.memberships = memberships;
        this.roles = roles;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param filter empty for all @throws ScimProblem invalidFilter */
    public Slice<ScimUserView> list(Optional<String> filter, ScimPage page) {
        ScimFilter wanted = filter.map(text -> ScimFilter.parse(text, FILTERED)).orElse(ScimFilter.NONE);
        Optional<Long> id = wanted.value("id").map(ScimUsers::number);
        if (wanted.impossible() || id.map(number -> number < 0).orElse(false)) {
            return new Slice<>(0, List.of());
        }
        Map<String, Object> values = new HashMap<>(wanted.values());
        id.ifPresent(number -> values.put("id", number));
        wanted.value("username").ifPresent(name -> values.put("username", name.toLowerCase(Locale.ROOT)));
        Slice<KnownUser> found = page.of(window -> users.list(values, settings.adopt(), window));
        Map<Long, List<Link>> groupsOf = groups.groups(
                found.items().stream().map(user -> user.account().getId()).toList());
        return found.map(user ->
                ScimUserView.of(user, groupsOf.getOrDefault(user.account().getId(), List.of())));
    }

    /** @throws Problem 404 */
    public ScimUserView get(String id) {
        return view(find(id).account().getId());
    }

    /**
     * One that the client deleted before comes back.
     *
     * @throws ScimProblem uniqueness when the name is taken, invalidValue when it is reserved
     */
    public ScimUserView create(ScimObject body) {
        UserDraft wanted = UserDraft.of(body);
        Account account = claimed(wanted.name().value());
        standing.setActive(account.getId(), wanted.active().orElse(true));
        store(account, wanted);
        return view(account.getId());
    }

    /** @throws Problem 404, 400, 409 */
    public ScimUserView replace(String id, ScimObject body) {
        return change(find(id), UserDraft.of(body));
    }

    /** @throws Problem 404, 400, 409 */
    public ScimUserView patch(String id, ScimObject request) {
        KnownUser user = locked(id);
        List<PatchOperation> operations = PatchOperation.of(request);
        return change(user, new UserPatch(id).apply(UserDraft.of(user), operations));
    }

    /** Disables the account and hides it from clients. It is not deleted: it may own apps. @throws Problem 404 */
    public void delete(String id) {
        KnownUser user = locked(id);
        long account = user.account().getId();
        memberships.setMemberships(account, ORIGIN, Set.of());
        roles.update(List.of(account));
        standing.setActive(account, false);
        users.remember(account, Optional.empty(), true, OffsetDateTime.now(clock));
    }

    /** A new account, or one that the client deleted: it may be for somebody else, whom issuers call otherwise. */
    private Account claimed(String username) {
        List<Account> named = users.named(username.toLowerCase(Locale.ROOT));
        boolean made = named.isEmpty() && accounts.addIfAbsent(username, ORIGIN, OffsetDateTime.now(clock));
        Account account = accounts.byUsername(username).orElseThrow(ScimUsers::taken);
        accounts.lock(account);
        boolean ours = account.getOrigin().equals(ORIGIN) || settings.adopt();
        if (!made && !(ours && users.deleted(account.getId()))) {
            throw taken();
        }
        if (!made && account.getOrigin().equals(ORIGIN)) {
            links.removeAll(account);
        }
        return account;
    }

    private ScimUserView change(KnownUser user, UserDraft wanted) {
        Account account = user.account();
        accounts.lock(account);
        if (!account.getUsername().equals(wanted.userName())) {
            rename(account, wanted.name().value());
        }
        wanted.active().ifPresent(active -> standing.setActive(account.getId(), active));
        store(account, wanted);
        return view(account.getId());
    }

    private void rename(Account account, String name) {
        boolean free = users.named(name.toLowerCase(Locale.ROOT)).stream()
                .allMatch(other -> other.getId().equals(account.getId()));
        if (!free) {
            throw taken();
        }
        try {
            accounts.rename(account, name);
        } catch (PersistenceException anotherWasFaster) {
            throw taken();
        }
    }

    private void store(Account account, UserDraft wanted) {
        account.setEmail(wanted.email());
        account.setName(wanted.givenName(), wanted.familyName());
        users.remember(account.getId(), wanted.externalId(), false, OffsetDateTime.now(clock));
    }

    private KnownUser locked(String id) {
        accounts.lock(find(id).account());
        return find(id);
    }

    private KnownUser find(String id) {
        return users.byId(number(id), settings.adopt()).orElseThrow(() -> Problem.notFound("User"));
    }

    private ScimUserView view(long id) {
        KnownUser user = find(Long.toString(id));
        return ScimUserView.of(user, groups.groups(List.of(id)).getOrDefault(id, List.of()));
    }

    /** Less than zero for what is no account's number. */
    static long number(String id) {
        return id.matches("[1-9][0-9]{0,17}") ? Long.parseLong(id) : -1;
    }

    private static ScimProblem taken() {
        return ScimProblem.uniqueness("There is an account of that name already.");
    }
}
