package dev.workflow.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.group.Groups;
import dev.workflow.identity.SessionKey;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.scim.ScimGroupRepository.Link;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ScimGroupsTest {

    private final ScimWorld world = new ScimWorld(false);
    private final String ada = world.create("ada").id();
    private final String bob = world.create("bob").id();
    private final String eve = world.create("eve").id();

    @Test
    void membersComeAndGoAsClientsSayIt() {
        String id = world.createGroup("devs", ada).id();
        assertThat(members(world.patchGroup(
                        id,
                        Map.of(
                                "op",
                                "Add",
                                "path",
                                "members",
                                "value",
                                List.of(Map.of("value", bob), Map.of("value", eve, "$ref", "x"))))))
                .containsExactlyInAnyOrder(ada, bob, eve);
        assertThat(members(world.patchGroup(id, remove("members[value eq \"" + bob + "\"]"))))
                .containsExactlyInAnyOrder(ada, eve);
        assertThat(members(world.patchGroup(
                        id, Map.of("op", "Remove", "path", "members", "value", List.of(Map.of("value", eve))))))
                .containsExactly(ada);
        assertThat(members(world.patchGroup(
                        id, Map.of("op", "replace", "path", "members", "value", List.of(Map.of("value", bob))))))
                .containsExactly(bob);
        assertThat(members(world.patchGroup(id, Map.of("op", "add", "value", Map.of("members", List.of(ada))))))
                .containsExactlyInAnyOrder(ada, bob);
        assertThat(world.get(ada).groups()).extracting(Link::name).containsExactly("devs");
        assertThat(members(world.patchGroup(id, remove("members")))).isEmpty();
        assertThat(world.get(ada).groups()).isEmpty();
    }

    @Test
    void aGroupIsRenamedAsOktaSendsIt() {
        String id = world.createGroup("devs", ada).id();
        world.createGroup("ops");
        ScimGroupView renamed =
                world.patchGroup(id, Map.of("op", "replace", "value", Map.of("id", id, "displayName", "Developers")));
        assertThat(renamed.displayName()).isEqualTo("Developers");
        assertThat(members(renamed)).containsExactly(ada);
        assertThat(list("displayName eq \"developers\"").items()).containsExactly(renamed);
        refused("uniqueness", Map.of("op", "replace", "path", "displayName", "value", "ops"), id);
        refused("mutability", Map.of("op", "replace", "value", Map.of("id", "other")), id);
        refused("invalidFilter", remove("members[display eq \"ada\"]"), id);
        refused("invalidFilter", remove("members[type eq \"user\"]"), id);
        refused(
                "invalidValue",
                Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", "999999"))),
                id);
    }

    @Test
    void whoChangesWhatOthersChangeAtTheSameTimeIsToldSo() {
        String id = world.createGroup("devs", ada).id();
        String ops = "insert into account_group (uuid, name, origin, created, updated)"
                + " values (gen_random_uuid(), 'ops', '', now(), now())";
        Map<String, ?> rename = Map.of("op", "replace", "path", "displayName", "value", "ops");
        assertThatThrownBy(() -> world.behind(ops, () -> world.patchGroup(id, rename)))
                .isInstanceOfSatisfying(ScimProblem.class, problem -> assertThat(problem.scimType())
                        .isEqualTo("uniqueness"));
        assertThat(list("displayName eq \"devs\"").count()).isEqualTo(1);
        String removal = "delete from account_group where name = 'devs'";
        assertThatThrownBy(() -> world.behind(removal, () -> world.patchGroup(id, remove("members"))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void membershipIsAskedForAsEntraDoes() {
        ScimGroupView devs = world.createGroup("devs", ada);
        assertThat(list("id eq \"" + devs.id() + "\" and members eq \"" + ada + "\"")
                        .count())
                .isEqualTo(1);
        assertThat(list("id eq \"" + devs.id() + "\" and members eq \"" + bob + "\"")
                        .count())
                .isZero();
        assertThat(list("id eq \"nonsense\"").count()).isZero();
    }

    @Test
    void rolesFollowTheirGroups() {
        String admins = world.createGroup("platform admins", ada).id();
        String operators = world.createGroup("Operators", bob).id();
        assertThat(world.account(ada).isSuperuser()).isTrue();
        assertThat(world.account(bob).isStaff()).isTrue();
        assertThat(world.account(bob).isSuperuser()).isFalse();
        SessionKey session = world.session(ada);
        world.patchGroup(admins, remove("members"));
        assertThat(world.account(ada).isSuperuser()).isFalse();
        assertThat(world.alive(session)).as("session of the former superuser").isFalse();
        world.patchGroup(operators, Map.of("op", "replace", "path", "displayName", "value", "others"));
        assertThat(world.account(bob).isStaff()).isFalse();
        world.patchGroup(operators, Map.of("op", "replace", "path", "displayName", "value", "operators"));
        assertThat(world.account(bob).isStaff()).isTrue();
        world.container.run(ScimGroups.class, groups -> groups.delete(operators));
        assertThat(world.account(bob).isStaff()).isFalse();
    }

    @Test
    void groupsOfOthersAreNotThere() {
        Caller root = new Caller(-7, "root", true, true);
        String uuid = world.container
                .call(Groups.class, groups -> groups.create(root, "local"))
                .uuid()
                .toString();
        assertThat(list("").count()).isZero();
        assertThatThrownBy(() -> world.patchGroup(uuid, remove("members"))).hasMessageContaining("No Group");
        assertThatThrownBy(() -> world.container.run(ScimGroups.class, groups -> groups.delete(uuid)))
                .hasMessageContaining("No Group");
        assertThatThrownBy(() -> world.createGroup("local", ada)).hasMessageContaining("already");
    }

    @Test
    void replacingAtOnceLeavesOneOfTheWishes() throws Exception {
        String id = world.createGroup("platform admins").id();
        List<Set<String>> wishes = List.of(Set.of(ada, bob), Set.of(bob, eve), Set.of(ada, eve));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            Map<String, ?> body = Map.of(
                    "displayName",
                    "platform admins",
                    "members",
                    wishes.get(i % 3).stream()
                            .map(member -> Map.of("value", member))
                            .toList());
            calls.add(threads.submit(
                    () -> world.container.call(ScimGroups.class, groups -> groups.replace(id, new ScimObject(body)))));
        }
        for (Future<?> call : calls) {
            call.get();
        }
        threads.shutdown();
        Set<String> left = Set.copyOf(members(world.container.call(ScimGroups.class, groups -> groups.get(id))));
        assertThat(left).isIn(wishes);
        for (String member : List.of(ada, bob, eve)) {
            assertThat(world.account(member).isSuperuser()).isEqualTo(left.contains(member));
        }
    }

    private Slice<ScimGroupView> list(String filter) {
        return world.container.call(
                ScimGroups.class,
                groups -> groups.list(Optional.of(filter).filter(text -> !text.isEmpty()), new ScimPage(1, 100), true));
    }

    private void refused(String type, Map<String, ?> operation, String id) {
        assertThatThrownBy(() -> world.patchGroup(id, operation))
                .isInstanceOfSatisfying(ScimProblem.class, problem -> assertThat(problem.scimType())
                        .isEqualTo(type));
    }

    private static Map<String, ?> remove(String path) {
        return Map.of("op", "remove", "path", path);
    }

    private static List<String> members(ScimGroupView group) {
        return group.members().stream().map(Link::id).toList();
    }
}
