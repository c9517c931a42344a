package dev.workflow.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTest {

    @Test
    void blanksShouldSeparate() {
        assertThat(CommandWords.split("  rake   db:migrate ")).containsExactly("rake", "db:migrate");
        assertThat(CommandWords.split(" ")).isEmpty();
    }

    @Test
    void quotesShouldKeepTogether() {
        assertThat(CommandWords.split("sh -c 'echo \"a b\"; exit 3'"))
                .containsExactly("sh", "-c", "echo \"a b\"; exit 3");
        assertThat(CommandWords.split("a \"b c\" d\\ e ''")).isEqualTo(List.of("a", "b c", "d e", ""));
        assertThat(CommandWords.split("'it'\\''s'")).containsExactly("it's");
    }

    @Test
    void unmatchedQuotesShouldBeTakenLiterally() {
        assertThat(CommandWords.split("echo it's")).containsExactly("echo", "it's");
    }
}
