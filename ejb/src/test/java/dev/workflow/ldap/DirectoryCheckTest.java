package dev.workflow.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.component.Components;
import dev.workflow.database.TestContainer;
import dev.workflow.identity.SessionKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoryCheckTest {

    private final LdapWorld world;
    private final long ada;
    private final SessionKey session;

    DirectoryCheckTest() throws Exception {
        world = new LdapWorld();
        world.settings.put("workflow.ldap.timeout", "1");
        ada = world.login("ada", LdapWorld.PASSWORD);
        session = world.session(ada);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoLeavesTheActiveGroupIsLoggedOut() throws Exception {
        check();
        assertThat(world.alive(session)).isTrue();
        world.leave("ada", "users");
        check();
        assertThat(world.alive(session)).isFalse();
        assertThat(world.account("ada").orElseThrow().isActive()).isFalse();
        world.join("ada", "users");
        check();
        assertThat(world.account("ada").orElseThrow().isActive()).isTrue();
        assertThat(world.alive(session)).isFalse();
    }

    @Test
    void whoIsGoneIsLoggedOut() throws Exception {
        world.server.delete(LdapWorld.dn("ada"));
        check();
        assertThat(world.alive(session)).isFalse();
    }

    @Test
    void aDirectoryThatIsDownLogsNobodyOut() {
        world.server.shutDown(true);
        check();
        assertThat(world.alive(session)).isTrue();
    }

    @Test
    void localAccountsAreNotAskedAbout() {
        world.local("bob", "secret", false);
        check();
        assertThat(world.account("bob").orElseThrow().isActive()).isTrue();
    }

    @Test
    void nobodyIsAskedAboutTwiceAnHour() {
        world.later(Duration.ofHours(1));
        assertThat(accounts().due(DirectoryCheck.AGE, 10)).containsOnlyKeys(ada);
        assertThat(accounts().due(DirectoryCheck.AGE, 10)).isEmpty();
    }

    private void check() {
        world.later(Duration.ofHours(1));
        new DirectoryCheck(Components.of("controller"), world.directory(), accounts()).check();
    }

    private DirectoryAccounts accounts() {
        TestContainer container = world.container;
        return new DirectoryAccounts() {
            @Override
            public Map<Long, String> due(Duration age, int most) {
                return container.call(DirectoryAccounts.class, accounts -> accounts.due(age, most));
            }

            @Override
            public void checked(long account, Optional<Person> person) {
                container.run(DirectoryAccounts.class, accounts -> accounts.checked(account, person));
            }
        };
    }
}
