package dev.workflow.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Scope.Level;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    @ParameterizedTest
    @CsvSource({
        "READ, VIEW, true", "READ, CHANGE, false", "READ, DELETE, false",
        "DEPLOY, VIEW, true", "DEPLOY, CHANGE, true", "DEPLOY, DELETE, false",
        "ADMIN, VIEW, true", "ADMIN, CHANGE, true", "ADMIN, DELETE, true",
    })
    void aLevelLeavesThisOfAnApp(Level level, Permission permission, boolean left) {
        assertThat(new Scope(level, Set.of()).allows("shop", permission)).isEqualTo(left);
        assertThat(new Scope(level, Set.of("shop")).allows("shop", permission)).isEqualTo(left);
        assertThat(new Scope(level, Set.of("blog")).allows("shop", permission)).isFalse();
    }

    @Test
    void onlyTheFullOneLeavesAnAdministratorsRights() {
        Caller root = new Caller(1, "root", true, true);
        assertThat(root.superuser()).isTrue();
        for (Scope narrower : Set.of(new Scope(Level.READ, Set.of()), new Scope(Level.ADMIN, Set.of("shop")))) {
            assertThat(root.within(narrower).superuser()).isFalse();
            assertThat(root.within(narrower).staff()).isFalse();
        }
        assertThat(root.within(Scope.FULL)).isEqualTo(root);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Scope scope = new Scope(Level.DEPLOY, Set.of("shop", "blog"));
        assertThat(Scope.of(Level.DEPLOY, scope.joinedApps())).isEqualTo(scope).hasToString("deploy:blog,shop");
        assertThat(Scope.of(Level.ADMIN, "")).isEqualTo(Scope.FULL).hasToString("admin");
        assertThat(Level.named("root")).isEmpty();
    }
}
