package dev.workflow.imagebuilder.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.workflow.dryccfile.DryccfileSchema;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a source holds, its files are read or refused in words, and soon. */
class SteeringFilesPropertyTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Jsonb JSONB = JsonbBuilder.create();

    private interface Reading {
        void read() throws BuildFailed;
    }

    private static void readsOrRefuses(Reading reading) {
        assertTimeout(SOON, () -> {
            try {
                reading.read();
            } catch (BuildFailed refused) {
                assertThat(refused.getMessage()).contains("malformed").hasSizeLessThan(5_000);
            }
        });
    }

    private static void readDryccfile(String text) {
        readsOrRefuses(() -> {
            Dryccfile file = Dryccfile.checked(text);
            file.config("web");
            DryccfileSchema.check(file.content());
            assertThat(JSONB.toJson(file.content())).isNotNull();
        });
    }

    /** Pieces of YAML, put together without sense: the text that finds more than random letters do. */
    @Provide
    Arbitrary<String> almostYaml() {
        return Arbitraries.of(
                        "web",
                        "worker",
                        "deploy",
                        "build",
                        "docker",
                        "config",
                        "run",
                        "when",
                        "ptypes",
                        "image",
                        "args",
                        "command",
                        "timeout",
                        ":",
                        ": ",
                        "\n",
                        "\n  ",
                        "\n    ",
                        "- ",
                        "?",
                        "? ",
                        "&a ",
                        "*a",
                        "<<: ",
                        "[",
                        "]",
                        "{",
                        "}",
                        ", ",
                        "'",
                        "\"",
                        "|\n",
                        ">-\n",
                        "#",
                        " #",
                        "%",
                        "@",
                        "`",
                        "\t",
                        "~",
                        "null",
                        "!!binary ",
                        "!!int ",
                        "!!set ",
                        "!!float ",
                        "!!timestamp ",
                        "!!omap ",
                        "!!pairs ",
                        "!!java ",
                        "!<x> ",
                        "1e999",
                        ".nan",
                        ".inf",
                        "0x",
                        "0b2",
                        "1:99:99",
                        "2001-99-99",
                        "2001-01-01",
                        "---",
                        "...",
                        "\"\\0\"",
                        "\"\\uD800\"",
                        "\uD83D\uDE00",
                        "\u0085",
                        "\uFEFF",
                        "\r",
                        "999999999999999999",
                        "echo hello",
                        "$PORT",
                        "=",
                        "KEY=value")
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 3000)
    void aProcfileIsReadOrRefused(@ForAll("almostYaml") String text) {
        readsOrRefuses(() -> Procfile.parse(text));
    }

    @Property(tries = 3000)
    void aDryccfileIsReadOrRefused(@ForAll("almostYaml") String text) {
        readDryccfile("deploy: {web: {}}\n" + text);
        readDryccfile(text);
    }

    @Property(tries = 1000)
    void buildEnvIsReadOrRefused(@ForAll String text, @ForAll("almostYaml") String lines) {
        readsOrRefuses(() -> BuildEnvironment.parse(text));
        readsOrRefuses(() -> BuildEnvironment.parse(lines));
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefused(@ForAll String text) {
        readsOrRefuses(() -> Procfile.parse(text));
        readDryccfile(text);
    }

    @Example
    void aFileThatHoldsItselfIsRefused() {
        refused("deploy: &a {web: *a}");
        refused("deploy: {web: {}}\nmore: &a [*a]");
        refused("deploy: {web: {}}\nmore: &a {x: [*a]}");
        refused("? &a [*a]\n: x");
    }

    @Example
    void aFileThatGrowsWhenItIsReadIsRefused() {
        String long1 = "x".repeat(100_000);
        refused("deploy: {web: {}}\nlong: &a " + long1 + "\nmore: [" + "*a, ".repeat(20_000) + "*a]");
        String lists = IntStream.range(0, 20)
                .mapToObj(i -> "l" + (i + 1) + ": &l" + (i + 1) + " [*l" + i + ", *l" + i + "]")
                .collect(Collectors.joining("\n"));
        refused("deploy: {web: {}}\nl0: &l0 [x]\n" + lists);
    }

    @Example
    void whatTheDatabaseCannotKeepIsRefused() {
        refused("deploy: {web: {}}\nmore: \"\\0\"");
        refused("deploy: {web: {}}\nmore: \"\\uD800\"");
        refused("deploy: {web: {}}\nmore: .nan");
        refused("deploy: {web: {}}\nmore: " + "9".repeat(500));
        refused("deploy: {web: {}}\nmore: !!int " + "9".repeat(200_000));
    }

    private static void refused(String text) {
        assertTimeout(SOON, () -> {
            try {
                Dryccfile.checked(text);
                fail("was read: " + text.substring(0, Math.min(80, text.length())));
            } catch (BuildFailed expected) {
                assertThat(expected.getMessage()).startsWith("drycc.yaml").hasSizeLessThan(5_000);
            }
        });
    }
}
