package dev.workflow.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.database.TestDatabase;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.group.GroupPermissions;
import dev.workflow.persistence.group.GroupRepository;
import dev.workflow.persistence.group.MemberRepository;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private final TestDatabase database = TestDatabase.empty();
    private final Caller root = new Caller(-7, "root", true, true);
    private final Caller ada = account("ada");

    @Test
    void administratorsMakeGroupsAndFillThem() {
        groups(groups -> groups.create(root, "devs"));
        account("bob");
        add("devs", "bob");
        add("devs", "ada");
        add("devs", "ada");
        GroupDetail devs = groups(groups -> groups.get(root, "devs"));
        assertThat(devs.members()).containsExactly("ada", "bob");
        assertThat(devs.origin()).isEmpty();
        remove("devs", "bob");
        assertThat(groups(groups -> groups.get(root, devs.uuid().toString())).members())
                .containsExactly("ada");
        assertThat(groups(groups -> groups.list(root, new Window(0, 10))).items())
                .extracting(GroupView::name)
                .containsExactly("devs");
        assertThatThrownBy(() -> groups(groups -> groups.create(root, "devs"))).hasMessageContaining("already exists");
        assertThatThrownBy(() -> add("devs", "nobody")).hasMessage("No User matches the given query.");
        assertThatThrownBy(() -> remove("devs", "bob")).hasMessage("No User matches the given query.");
        run(groups -> groups.delete(root, "devs"));
        assertThatThrownBy(() -> groups(groups -> groups.get(root, "devs")))
                .hasMessage("No Group matches the given query.");
    }

    @Test
    void othersMayNothing() {
        groups(groups -> groups.create(root, "devs"));
        List<Function<Groups, Object>> calls = List.of(
                groups -> groups.list(ada, new Window(0, 10)),
                groups -> groups.create(ada, "mine"),
                groups -> groups.get(ada, "devs"));
        calls.forEach(call -> assertThatThrownBy(() -> groups(call)).hasMessageContaining("do not have permission"));
        assertThatThrownBy(() -> run(groups -> groups.addMember(ada, "devs", "ada")))
                .hasMessageContaining("do not have permission");
        assertThatThrownBy(() -> run(groups -> groups.delete(ada, "devs")))
                .hasMessageContaining("do not have permission");
    }

    @Test
    void badNamesAreRefused() {
        for (String name : List.of("", " ", "a b", "../x", "a/b", "ä", "x".repeat(151), "\u202Ex")) {
            assertThatThrownBy(() -> groups(groups -> groups.create(root, name)))
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void anOriginSaysWhichOfItsGroupsAnAccountIsIn() {
        set("ldap", Set.of("devs", "/staff", "Domain Users"));
        set("ldap", Set.of("devs", "/staff", "Domain Users"));
        set("okta", Set.of("sales"));
        assertThat(names()).containsExactlyInAnyOrder("devs", "/staff", "Domain Users", "sales");
        set("ldap", Set.of("devs"));
        assertThat(names()).containsExactlyInAnyOrder("devs", "sales");
        set("ldap", Set.of());
        assertThat(names()).containsExactly("sales");
    }

    @Test
    void anOriginPutsNobodyIntoGroupsOfOthers() {
        groups(groups -> groups.create(root, "admins"));
        set("okta", Set.of("admins", "sales", "bad\nname", ""));
        assertThat(names()).containsExactly("sales");
        assertThatThrownBy(() -> add("sales", "ada"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
        assertThatThrownBy(() -> set("", Set.of("admins"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sayingSoAtOnceLeavesOneAnswer() throws Exception {
        List<Long> accounts = new ArrayList<>(List.of(ada.accountId()));
        for (int i = 0; i < 7; i++) {
            accounts.add(account("user" + i).accountId());
        }
        Set<String> one = Set.of("a", "b", "c");
        Set<String> other = Set.of("c", "d", "e");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            long account = accounts.get(i % 8);
            Set<String> names = i / 8 % 2 == 0 ? one : other;
            calls.add(threads.submit(() -> run(groups -> groups.setMemberships(account, "ldap", names))));
        }
        for (Future<?> call : calls) {
            call.get();
        }
        threads.shutdown();
        Map<Long, List<String>> found = database.call(entities -> new MemberRepository(entities).groupNames(accounts));
        assertThat(found).hasSize(8);
        assertThat(found.values())
                .allSatisfy(names -> assertThat(Set.copyOf(names)).isIn(one, other));
    }

    @Test
    void whatAGroupMayDoItsMembersMay() {
        Caller bob = account("bob");
        database.run(entities -> {
            Account owner =
                    new AccountRepository(entities).byId(ada.accountId()).orElseThrow();
            App shop = new App("shop", owner, Map.of(), OffsetDateTime.now());
            entities.persist(shop);
            entities.flush();
            new GroupRepository(entities).add("devs", "", OffsetDateTime.now());
            new GroupPermissions(entities)
                    .set(shop, new GroupRepository(entities).byName("devs").orElseThrow(), Set.of(Permission.VIEW));
        });
        assertThat(granted(bob, Permission.VIEW)).isFalse();
        add("devs", "bob");
        assertThat(granted(bob, Permission.VIEW)).isTrue();
        assertThat(granted(bob, Permission.CHANGE)).isFalse();
        remove("devs", "bob");
        assertThat(granted(bob, Permission.VIEW)).isFalse();
    }

    private boolean granted(Caller caller, Permission permission) {
        return database.call(entities -> new Apps(entities)
                .reach(caller, "shop", permission)
                .orElseThrow()
                .granted());
    }

    private Caller account(String name) {
        return database.call(entities -> {
            Account account = new Account(name, "", OffsetDateTime.now());
            new AccountRepository(entities).add(account);
            return account.asCaller();
        });
    }

    private void add(String group, String username) {
        run(groups -> groups.addMember(root, group, username));
    }

    private void remove(String group, String username) {
        run(groups -> groups.removeMember(root, group, username));
    }

    private void set(String origin, Set<String> names) {
        run(groups -> groups.setMemberships(ada.accountId(), origin, names));
    }

    private List<String> names() {
        return database.call(entities -> new MemberRepository(entities).groupNames(List.of(ada.accountId())))
                .getOrDefault(ada.accountId(), List.of());
    }

    private void run(Consumer<Groups> work) {
        database.run(entities -> work.accept(on(entities)));
    }

    private <T> T groups(Function<Groups, T> work) {
        return database.call(entities -> work.apply(on(entities)));
    }

    private static Groups on(EntityManager entities) {
        return new Groups(
                new GroupRepository(entities),
                new MemberRepository(entities),
                new AccountRepository(entities),
                Clock.systemUTC());
    }
}
