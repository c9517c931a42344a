package dev.workflow.web.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DispositionTest {

    private static Disposition parse(String header) {
        return Disposition.parse(header);
    }

    @Test
    void theClientsFormIsRead() {
        Disposition disposition = parse("attachment; filename=\"a b.txt\"; filepath=\"dir/sub/\"");
        assertThat(disposition.parameter("filename")).contains("a b.txt");
        assertThat(disposition.parameter("filepath")).contains("dir/sub/");
    }

    @Test
    void onlyTheLastPartOfAFileNameCounts() {
        assertThat(parse("attachment; filename=\"/home/ada/a b.txt\"").fileName())
                .contains("a b.txt");
        assertThat(parse("attachment; filename=\"a.txt\"").fileName()).contains("a.txt");
        assertThat(parse("attachment; filename=\"\"").fileName()).isEmpty();
    }

    @Test
    void tokensAndExtendedValuesAreRead() {
        Disposition disposition =
                parse("attachment;filename=plain;filename*=utf-8''%C3%A4%2B+x;filepath*=UTF-8'en'a%20b");
        assertThat(disposition.parameter("filename")).contains("ä++x");
        assertThat(disposition.parameter("filepath")).contains("a b");
    }

    @Test
    void quotedCharactersDoNotEndAValue() {
        assertThat(parse("attachment; filename=\"a\\\"; filepath=x\"").parameter("filename"))
                .contains("a\"; filepath=x");
        assertThat(parse("attachment; filename=\"a\\\"; filepath=x\"").parameter("filepath"))
                .isEmpty();
    }

    @Test
    void rawUtf8IsRecognised() {
        String raw = new String("ä€".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(parse("attachment; filename=\"" + raw + "\"").parameter("filename"))
                .contains("ä€");
        assertThat(parse("attachment; filename=\"\u00e4\"").parameter("filename"))
                .contains("ä");
    }

    @Test
    void nothingIsNothing() {
        for (String header : new String[] {"", "attachment", "attachment; filename=\"\"", "attachment; filename="}) {
            assertThat(parse(header).parameter("filename")).isEmpty();
        }
        for (String header : new String[] {"x; filename*=%ZZ", "x; filename*=utf-8''%ZZ"}) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> parse(header));
        }
    }

    @Test
    void longHeadersAreReadInLinearTime() {
        String header = "attachment; filename=\"" + "\\".repeat(100_000);
        assertThat(parse(header).parameter("filename")).isEmpty();
    }
}
