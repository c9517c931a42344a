package dev.workflow.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeysTest {

    private static final PasskeySite HERE = new PasskeySite("https://workflow.example.com");
    private static final OptionalLong ANYBODY = OptionalLong.empty();

    private final World world = new World();
    private final Caller ada = world.account("ada");
    private final SecurityKey key = new SecurityKey(HERE);

    PasskeysTest() {
        world.enrol(ada);
    }

    @Test
    void aPasskeyLogsItsOwnerIn() {
        add(ada, key);
        assertThat(use(ANYBODY, key)).isEqualTo(ada);
        assertThat(use(OptionalLong.of(ada.accountId()), key)).isEqualTo(ada);
        PasskeyView shown =
                world.passkeys(passkeys -> passkeys.list(ada.accountId())).get(0);
        assertThat(shown.name()).isEqualTo("my key");
        assertThat(shown.lastUsed()).isPresent();
    }

    @Test
    void anAnswerIsGoodOnce() {
        String made = key.create(creation(ada));
        add(ada, made);
        refused(() -> add(ada, made));
        String used = key.get(request(ANYBODY));
        verify(ANYBODY, used);
        refused(() -> verify(ANYBODY, used));
    }

    @Test
    void aChallengeEndsAndIsForOnePurpose() {
        add(ada, key);
        String forLogin = key.get(request(ANYBODY));
        refused(() -> verify(OptionalLong.of(ada.accountId()), forLogin));
        String late = key.get(request(ANYBODY));
        world.clock.advance(PasskeyChallenges.LIFE.plusSeconds(1));
        refused(() -> verify(ANYBODY, late));
    }

    @Test
    void aChallengeOfSomebodyElsesMakingIsRefused() {
        add(ada, key);
        refused(() -> verify(ANYBODY, key.get("{\"challenge\":\"" + "A".repeat(75) + "\"}")));
        refused(() -> verify(ANYBODY, key.get("{\"challenge\":\"AAAA\"}")));
    }

    @Test
    void anotherSiteGetsNoAnswerThatIsGoodHere() {
        add(ada, key);
        key.origin = "https://workflow.example.com.evil.example";
        refused(() -> use(ANYBODY, key));
        key.origin = HERE.origin();
        key.site = "evil.example";
        refused(() -> use(ANYBODY, key));
    }

    @Test
    void theOwnerMustHaveUnlockedIt() {
        add(ada, key);
        key.flags = SecurityKey.PRESENT;
        refused(() -> use(ANYBODY, key));
        SecurityKey locked = new SecurityKey(HERE);
        locked.flags = SecurityKey.PRESENT;
        refused(() -> add(ada, locked));
    }

    @Test
    void aCopyOfAKeyIsFoundOut() {
        add(ada, key);
        use(ANYBODY, key);
        use(ANYBODY, key);
        key.count = 0;
        refused(() -> use(ANYBODY, key));
    }

    @Test
    void somebodyElsesPasskeyIsNoSecondFactor() {
        Caller bob = world.account("bob");
        world.enrol(bob);
        add(bob, key);
        refused(() -> use(OptionalLong.of(ada.accountId()), key));
        assertThat(use(ANYBODY, key)).isEqualTo(bob);
        refused(() -> add(ada, key));
    }

    @Test
    void anUnknownKeyOpensNothing() {
        refused(() -> use(ANYBODY, key));
    }

    @Test
    void itIsGoneWhenItIsRemovedAndWithTheApp() {
        add(ada, key);
        UUID uuid = world.passkeys(passkeys -> passkeys.list(ada.accountId()))
                .get(0)
                .uuid();
        Caller bob = world.account("bob");
        refused(() -> remove(bob, uuid));
        remove(ada, uuid);
        refused(() -> use(ANYBODY, key));
        add(ada, new SecurityKey(HERE));
        world.removal(removal -> removal.disable(ada.accountId(), Optional.empty()));
        int left = world.passkeys(passkeys -> passkeys.list(ada.accountId()).size());
        assertThat(left).isZero();
    }

    @Test
    void withoutAnAppThereIsNone() {
        Caller bob = world.account("bob");
        refused(() -> add(bob, key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"id\":\"x\",\"rawId\":\"eA\",\"type\":\"public-key\",\"response\":{}}",
                "<xml/>"
            })
    void nonsenseIsRefused(String response) {
        refused(() -> add(ada, response));
        refused(() -> verify(ANYBODY, response));
    }

    private void add(Caller person, SecurityKey with) {
        add(person, with.create(creation(person)));
    }

    private void add(Caller person, String response) {
        world.passkeys(passkeys -> {
            passkeys.add(person, "my key", response, HERE);
            return person;
        });
    }

    private void remove(Caller person, UUID uuid) {
        world.passkeys(passkeys -> {
            passkeys.remove(person.accountId(), uuid);
            return person;
        });
    }

    private Caller use(OptionalLong account, SecurityKey with) {
        return verify(account, with.get(request(account)));
    }

    private Caller verify(OptionalLong account, String response) {
        return world.passkeys(passkeys -> passkeys.verify(account, response, HERE));
    }

    private String creation(Caller person) {
        return world.passkeys(passkeys -> passkeys.creation(person, HERE));
    }

    private String request(OptionalLong account) {
        return world.passkeys(passkeys -> passkeys.request(account, HERE));
    }

    private static void refused(Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                .isBetween(400, 409));
    }
}
