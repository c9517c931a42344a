package dev.workflow.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.config.Signer;
import dev.workflow.config.TestSealer;
import dev.workflow.engine.PullCredential;
import dev.workflow.image.ImageReference;
import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RegistryGate.Credentials;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrantsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final AppRef SHOP = new AppRef(UUID.randomUUID(), new AppName("shop"));
    private static final String CACHE = AppRepositories.cache(SHOP);

    private final Signer signer = TestSealer.shared().signer("registry");
    private final Grants grants = at(NOW);

    private Grants at(Instant time) {
        return new Grants(signer, Clock.fixed(time, ZoneOffset.UTC));
    }

    private static Grant build() {
        return new Grant(
                Grant.Purpose.BUILD, SHOP, Set.of("shop/shop", CACHE), Optional.of(NOW.plus(Duration.ofMinutes(20))));
    }

    private static Grant pull() {
        return new Grant(Grant.Purpose.PULL, SHOP, Set.of(), Optional.empty());
    }

    @Test
    void grantShouldBeReadAsItWasWritten() {
        assertThat(grants.read(grants.write(build()))).contains(build());
        assertThat(grants.read(grants.write(pull()))).contains(pull());
    }

    @Test
    void buildShouldReachItsRepositoriesOnly() {
        assertThat(allowed(build(), "shop/shop", Action.PUSH)).isTrue();
        assertThat(allowed(build(), "shop/shop", Action.PULL)).isTrue();
        assertThat(allowed(build(), CACHE, Action.PUSH)).isTrue();
        assertThat(allowed(build(), "shop/shop", Action.DELETE)).isFalse();
        assertThat(allowed(build(), "shop", Action.PUSH)).isFalse();
        assertThat(allowed(build(), "shop/shop/more", Action.PULL)).isFalse();
        assertThat(allowed(build(), "shop/cache/" + UUID.randomUUID(), Action.PULL))
                .isFalse();
        assertThat(allowed(build(), "other/other", Action.PULL)).isFalse();
    }

    @Test
    void machineShouldPullTheAppsImagesOnly() {
        assertThat(allowed(pull(), "shop/shop", Action.PULL)).isTrue();
        assertThat(allowed(pull(), "shop/worker", Action.PULL)).isTrue();
        assertThat(allowed(pull(), "shop/shop", Action.PUSH)).isFalse();
        assertThat(allowed(pull(), "shop/shop", Action.DELETE)).isFalse();
        assertThat(allowed(pull(), "shopping/shopping", Action.PULL)).isFalse();
    }

    private static boolean allowed(Grant grant, String repository, Action action) {
        return grant.allows(new RepositoryName(repository), action);
    }

    @Test
    void grantShouldEndInTime() {
        Credentials written = grants.write(build());

        assertThat(at(NOW.plus(Duration.ofMinutes(20)).minusSeconds(1)).read(written))
                .isPresent();
        assertThat(at(NOW.plus(Duration.ofMinutes(20))).read(written)).isEmpty();
        assertThat(at(NOW.plus(Duration.ofDays(4000))).read(grants.write(pull())))
                .isPresent();
    }

    @Test
    void changedGrantShouldBeRefused() {
        Credentials written = grants.write(build());
        String signature = written.secret().substring(written.secret().indexOf('.'));
        String longer = encoded(SHOP.uuid() + "\n99999999999\nshop/shop");

        assertThat(read(written.username(), longer + signature)).isEmpty();
        assertThat(read("build/other", written.secret())).isEmpty();
        assertThat(read("pull/shop", written.secret())).isEmpty();
        assertThat(read(written.username(), longer + "." + encoded("guess"))).isEmpty();
        assertThat(read(written.username(), longer + ".")).isEmpty();
        assertThat(read(written.username(), longer)).isEmpty();
        assertThat(read(written.username(), "%%.%%")).isEmpty();
        assertThat(read(written.username(), "")).isEmpty();
    }

    private Optional<Grant> read(String username, String secret) {
        return grants.read(new Credentials(username, secret));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void foreignSignatureShouldBeRefused() {
        Grants elsewhere = new Grants(TestSealer.shared().signer("something else"), Clock.systemUTC());

        assertThat(grants.read(elsewhere.write(pull()))).isEmpty();
    }

    /** As after a rotation of the master keyset: the new key signs, the old one is still known. */
    @Test
    void rotatedKeyShouldKnowTheOldOne() {
        byte[] old = {1};
        byte[] young = {2};
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Credentials before = new Grants(new Signer(List.of(old)), clock).write(pull());

        assertThat(new Grants(new Signer(List.of(young, old)), clock).read(before))
                .contains(pull());
        assertThat(new Grants(new Signer(List.of(young)), clock).read(before)).isEmpty();
    }

    @Test
    void pullCredentialShouldStayTheSameAndNameForeignImages() {
        PullCredentials pulls = new PullCredentials(new RegistryKeys("registry.test:5000", grants, Optional.empty()));
        ImageReference own = ImageReference.parse("registry.test:5000/shop/shop:git-1");
        ImageReference shared = ImageReference.parse("registry.test:5000/base/base:1");
        PullCredential first = pulls.of(SHOP, own).orElseThrow();

        assertThat(pulls.of(SHOP, own)).contains(first);
        assertThat(first.registry()).isEqualTo("registry.test:5000");
        assertThat(first.toString()).doesNotContain(first.password());
        assertThat(pulls.of(SHOP, ImageReference.parse("docker.io/library/nginx:1")))
                .isEmpty();
        Grant wider = pulls.of(SHOP, List.of(shared, own))
                .flatMap(pull -> read(pull.username(), pull.password()))
                .orElseThrow();
        assertThat(allowed(wider, "base/base", Action.PULL)).isTrue();
        assertThat(allowed(wider, "base/other", Action.PULL)).isFalse();
        assertThat(allowed(wider, "shop/shop", Action.PULL)).isTrue();
    }

    @Test
    void otherRegistryShouldGetItsOwnAccount() {
        ServiceAccount account = new ServiceAccount("robot", "secret");
        PullCredentials pulls = new PullCredentials(new RegistryKeys("quay.test", grants, Optional.of(account)));

        assertThat(pulls.of(SHOP, ImageReference.parse("quay.test/shop/shop:1")))
                .contains(new PullCredential("quay.test", "robot", "secret"));
    }

    @Test
    void cacheShouldBeTheCacheOfOneApp() {
        assertThat(AppRepositories.cached(CACHE)).contains(SHOP);
        assertThat(AppRepositories.cached("shop/shop")).isEmpty();
        assertThat(AppRepositories.cached("shop/cache/blue")).isEmpty();
        assertThat(new RepositoryName(CACHE).app()).isEqualTo("shop");
    }
}
