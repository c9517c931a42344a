package dev.workflow.builder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git-receive-pack 'shop'", "git-receive-pack 'shop.git'", "git-receive-pack '/shop.git'",
                "git-receive-pack \"shop.git\"", "git-receive-pack shop.git", "git-receive-pack '/shop'"
            })
    void everyUsualSpellingOfARepositoryIsRead(String command) {
        Request request = Request.parse(command);
        assertThat(request.kind()).isEqualTo(Request.Kind.PUSH);
        assertThat(request.app()).contains(new AppName("shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../shop",
                "a/b",
                "//shop",
                "-x",
                "Shop",
                "shop\n",
                "$(id)",
                "drycc",
                "shop.git.git",
                "~/shop",
                ".git",
                "sh\u00f6p",
                "shop\0"
            })
    void otherNamesAreNoApp(String name) {
        assertThat(Request.parse("git-upload-pack '" + name + "'").app()).isEmpty();
    }

    @Test
    void aNameOfMoreThan63CharactersIsNoApp() {
        assertThat(Request.parse("git-upload-pack '" + "a".repeat(64) + "'").app())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "git-receive-pack",
                "git-receive-pack ",
                "git-receive-pack 'a' 'b'",
                "git-receive-pack 'a'b",
                "git-shell",
                "git-upload-archive 'a'",
                " ping",
                "ping\n",
                "PING",
                "git-receive-pack 'a';id"
            })
    void otherCommandsAreUnknown(String command) {
        assertThat(Request.parse(command).kind()).isEqualTo(Request.Kind.UNKNOWN);
    }
}
