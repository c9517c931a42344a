package dev.workflow.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotedWordsTest {

    @Test
    void plainWordsShouldStayAsUpstreamSendsThem() {
        assertThat(QuotedWords.join(List.of("rake", "db:migrate", "--x=1"))).isEqualTo("rake db:migrate --x=1");
    }

    @Test
    void otherWordsShouldBeQuoted() {
        assertThat(QuotedWords.join(List.of("sh", "-c", "echo it's $X", ""))).isEqualTo("sh -c 'echo it'\\''s $X' ''");
    }
}
