package dev.workflow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the policy, screen readers and the guard against forged forms ask of every page. */
class TemplatesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/dev/workflow/web");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea) (?!type=\"hidden\")[^>]*>");
    private static final Pattern FORM = Pattern.compile("<form [^>]*>.*?</form>", Pattern.DOTALL);
    private static final Pattern HINT = Pattern.compile("[ \"}]([\\w-]+-hint)\"");

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".mustache")).toList();
            return found.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void fieldsHaveALabelAndTheirHints(Path template) throws IOException {
        String text = Files.readString(template);
        FIELD.matcher(text).results().forEach(field -> {
            String id = field.group().replaceFirst("(?s).* id=\"([^\"]+)\".*", "$1");
            assertThat(text).as(field.group()).contains("<label for=\"" + id + "\">");
        });
        HINT.matcher(text).results().forEach(hint -> assertThat(text).contains(" id=\"" + hint.group(1) + "\">"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void formsHaveTheirTokenUnlessTheyGoElsewhere(Path template) throws IOException {
        FORM.matcher(Files.readString(template))
                .results()
                .filter(form -> !form.group().contains("action=\"{{address}}\""))
                .forEach(form -> assertThat(form.group()).contains("{{{formToken}}}"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothingThatThePolicyForbids(Path template) throws IOException {
        assertThat(Files.readString(template))
                .doesNotContainPattern("\\sstyle=")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContain("javascript:");
    }
}
