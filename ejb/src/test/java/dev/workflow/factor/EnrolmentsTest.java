package dev.workflow.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentsTest {

    private final World world = new World();
    private final Caller ada = world.account("ada");

    @Test
    void nothingIsStoredBeforeTheFirstCode() {
        Enrolment offer = world.offer(ada);
        assertThatThrownBy(() -> confirm(ada, offer.sealed(), "000000"))
                .hasMessage("That is not the code of this moment.");
        assertThat(enrolled()).isFalse();
        assertThat(confirm(ada, offer.sealed(), code(offer))).hasSize(10);
        assertThat(enrolled()).isTrue();
    }

    @Test
    void theSecretIsNotInTheDatabase() {
        Enrolment offer = world.offer(ada);
        confirm(ada, offer.sealed(), code(offer));
        byte[] stored = world.database.call(
                entities -> (byte[]) entities.createNativeQuery("select secret from authenticator_app")
                        .getSingleResult());
        byte[] secret = Phone.scan(offer.uri()).secret().bytes();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
    }

    @Test
    void theSameOfferCanBeShownAgain() {
        Enrolment offer = world.offer(ada);
        Enrolment again = world.enrolments(
                enrolments -> enrolments.again(ada.accountId(), offer.sealed(), "ada", "Workflow example.com"));
        assertThat(again).isEqualTo(offer);
        assertThat(world.offer(ada).text()).isNotEqualTo(offer.text());
    }

    @Test
    void anOfferIsForOneAccount() {
        Caller mallory = world.account("mallory");
        Enrolment offer = world.offer(mallory);
        assertThatThrownBy(() -> confirm(ada, offer.sealed(), code(offer)))
                .hasMessageStartingWith("This form was open");
        assertThat(enrolled()).isFalse();
    }

    @Test
    void anOfferEnds() {
        Enrolment offer = world.offer(ada);
        world.clock.advance(Enrolments.LIFE.plusSeconds(1));
        assertThatThrownBy(() -> confirm(ada, offer.sealed(), code(offer)))
                .hasMessageStartingWith("This form was open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "AAAA",
                "=",
                "not base 64",
                "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8w"
            })
    void forgedOffersAreRefused(String sealed) {
        assertThatThrownBy(() -> confirm(ada, sealed, "123456")).hasMessageStartingWith("This form was open");
    }

    @Test
    void aChangedOfferIsRefused() {
        byte[] bytes = Base64.getUrlDecoder().decode(world.offer(ada).sealed());
        bytes[bytes.length - 1] ^= 1;
        String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThatThrownBy(() -> confirm(ada, changed, "123456")).hasMessageStartingWith("This form was open");
    }

    @Test
    void anAppIsNotReplacedByAnother() {
        Phone phone = world.enrol(ada);
        Enrolment second = world.offer(ada);
        assertThatThrownBy(() -> confirm(ada, second.sealed(), code(second)))
                .hasMessage("Your account has an authenticator app already.");
        assertThat(world.pass(ada, phone.recovery().get(0).text())).hasValue(9);
    }

    @Test
    void sessionsThatBeganWithoutItEnd() {
        UUID here = world.session(ada);
        world.session(ada);
        UUID other = world.session(world.account("bob"));
        Enrolment offer = world.offer(ada);
        world.enrolments(enrolments -> enrolments.confirm(ada.accountId(), offer.sealed(), code(offer), here));
        assertThat(world.sessions(ada)).containsExactly(here);
        assertThat(other).isNotNull();
    }

    private boolean enrolled() {
        return world.factors("optional", factors -> factors.enrolled(ada.accountId()));
    }

    private String code(Enrolment offer) {
        return Phone.scan(offer.uri()).code(world.step());
    }

    private List<RecoveryCode> confirm(Caller person, String sealed, String code) {
        return world.enrolments(enrolments -> enrolments.confirm(person.accountId(), sealed, code, UUID.randomUUID()));
    }
}
