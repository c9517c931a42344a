package dev.workflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailNamesTest {

    private static final MailAddress ADA = new MailAddress("ada@example.com");

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "a.d+a_'x@mail.example.co.uk", "root@localhost", "A@b-c.de"})
    void addressesOfPeopleAreTaken(String text) {
        assertThat(new MailAddress(text)).hasToString(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "ada@example",
                "ada@@example.com",
                "ada@example..com",
                "ada@-example.com",
                ".ada@example.com",
                "a..b@example.com",
                "ada@example.com\r\nBcc: eve@example.com",
                "ada@example.com\n",
                "ada@example.com, eve@example.com",
                "ada@example.com eve@example.com",
                "Ada <ada@example.com>",
                "<ada@example.com>",
                "\"a b\"@example.com",
                "ada@exаmple.com",
                "ada@[127.0.0.1]",
                "ada@example.com>\r\nDATA"
            })
    void nothingElseIs(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> new MailAddress(text)).isInstanceOf(Problem.class);
    }

    @Test
    void longAddressesAreNone() {
        assertThat(MailAddress.parse("a".repeat(64) + "@example.com")).isPresent();
        assertThat(MailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(MailAddress.parse("a@" + "b.".repeat(130) + "de")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\r\nBcc: eve@example.com", "a\0"})
    void subjectsAreOneLine(String subject) {
        assertThatThrownBy(() -> new Message(ADA, subject, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTextDoesNotGetIntoLogs() {
        assertThat(new Message(ADA, "Hello", "https://workflow.example.com/user/reset/secret"))
                .asString()
                .doesNotContain("secret");
    }
}
