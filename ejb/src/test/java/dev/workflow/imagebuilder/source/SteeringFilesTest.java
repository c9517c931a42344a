package dev.workflow.imagebuilder.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.process.ProcessType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Procfile, drycc.yaml, .build-env, project.toml and the choice of the stack. */
class SteeringFilesTest {

    @TempDir
    Path root;

    private SourceTree source(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
        return new SourceTree(root);
    }

    @Test
    void aProcfileIsAMapOfTypesToCommands() throws Exception {
        assertThat(Procfile.parse("web: bin/web -p $PORT\nworker: \"a: b # c\"\nflag: yes\nnum: 1.0\n")
                        .commands())
                .isEqualTo(Map.of(
                        new ProcessType("web"), "bin/web -p $PORT",
                        new ProcessType("worker"), "a: b # c",
                        new ProcessType("flag"), "yes",
                        new ProcessType("num"), "1.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "web",
                "- web",
                "web: a: b",
                "web:",
                "web: [x]",
                "WEB: x",
                "w: x",
                "web: x\nweb: y",
                "../x: y",
                "web: !!javax.script.ScriptEngineManager []",
                "a: &a [*a]",
                "web-: x",
                "web: 'x"
            })
    void anythingElseIsMalformed(String text) {
        assertThatThrownBy(() -> Procfile.parse(text))
                .isInstanceOf(BuildFailed.class)
                .hasMessageStartingWith("procfile Procfile is malformed (");
    }

    @Test
    void aProcfileLinkedInsideTheSourceCounts() throws Exception {
        Files.createDirectory(root.resolve("deploy"));
        Files.writeString(root.resolve("deploy/Procfile"), "web: x\n");
        Files.createSymbolicLink(root.resolve("Procfile"), Path.of("deploy/Procfile"));
        assertThat(Procfile.of(new SourceTree(root)).commands()).containsKey(ProcessType.WEB);
    }

    @Test
    void aLinkOutOfTheSourceIsNeverRead() throws Exception {
        Files.createSymbolicLink(root.resolve("Procfile"), Path.of("/etc/hostname"));
        assertThatThrownBy(() -> Procfile.of(new SourceTree(root))).isInstanceOf(BuildFailed.class);
    }

    @Test
    void dryccYamlHasFlatConfigWithoutADockerMapAndNestedWithOne() throws Exception {
        assertThat(Dryccfile.parse("build:\n  config: {A: 1, B: x}\n").config(""))
                .isEqualTo(Map.of("A", "1", "B", "x"));
        Dryccfile nested = Dryccfile.parse(
                "build:\n  docker: {web: Dockerfile, worker: w/Dockerfile}\n  config:\n    worker: {A: 1}\n");
        assertThat(nested.config("worker")).isEqualTo(Map.of("A", "1"));
        assertThat(nested.config("web")).isEmpty();
        assertThat(nested.dockerfiles().values()).containsExactly("Dockerfile", "w/Dockerfile");
        assertThat(Dryccfile.parse("deploy:\n  web: {command: [a]}\n").content())
                .containsKey("deploy");
        assertThat(Dryccfile.parse("").content()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a]",
                "build: x",
                "build: {config: [a]}",
                "build: {config: {A: {b: c}}}",
                "build: {docker: {W: x}}",
                "build: {config: {'A B': c}}",
                "a: [",
                "build: {config: {LD=X: 1}}"
            })
    void aMalformedDryccYamlIsRefused(String text) throws Exception {
        SourceTree source = source("drycc.yaml", text);
        assertThatThrownBy(() -> Dryccfile.of(source))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("drycc.yaml");
    }

    @Test
    void buildEnvIsLinesOfVariables() throws Exception {
        assertThat(BuildEnvironment.of(source(".build-env", "# no\n\nA=1=2\r\nB_C=\n")))
                .isEqualTo(Map.of("A", "1=2", "B_C", ""));
        assertThatThrownBy(() -> BuildEnvironment.of(source(".build-env", "no variable")))
                .isInstanceOf(BuildFailed.class);
        assertThatThrownBy(() -> BuildEnvironment.of(source(".build-env", "../x=1")))
                .isInstanceOf(BuildFailed.class);
    }

    @Test
    void bothSchemasOfProjectTomlAreRead() throws Exception {
        ProjectDescriptor old = ProjectDescriptor.of(source("project.toml", """
                [project]
                id = "x"
                [build]
                exclude = ["a"]
                [[build.buildpacks]]
                id = "some/buildpack"
                version = "1"
                [[build.env]]
                name = "A"
                value = "1"
                """));
        assertThat(old.exclude()).isEqualTo(List.of("a"));
        assertThat(old.environment()).isEqualTo(Map.of("A", "1"));
        assertThat(old.buildpacks()).containsExactly(new ProjectDescriptor.Wanted("some/buildpack", "1", "", ""));
        assertThatThrownBy(() -> ProjectDescriptor.of(source("project.toml", "= broken")))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("project.toml is malformed");
    }

    @Test
    void theStackIsTheWantedOneElseContainerForADockerfileElseBuildpack() throws Exception {
        SourceTree plain = new SourceTree(root);
        assertThat(Stack.choose(Map.of(), plain, new Dryccfile(Map.of()))).isEqualTo(Stack.BUILDPACK);
        SourceTree docker = source("Dockerfile", "FROM scratch");
        assertThat(Stack.choose(Map.of(), docker, new Dryccfile(Map.of()))).isEqualTo(Stack.CONTAINER);
        assertThat(Stack.choose(Map.of("DRYCC_STACK", "buildpack"), docker, new Dryccfile(Map.of())))
                .isEqualTo(Stack.BUILDPACK);
        assertThat(Stack.choose(Map.of("DRYCC_STACK", "unknown"), docker, new Dryccfile(Map.of())))
                .isEqualTo(Stack.CONTAINER);
    }

    @Test
    void includeListsKeepAndExcludeListsDrop() throws Exception {
        Files.createDirectories(root.resolve("src/deep"));
        Files.writeString(root.resolve("src/deep/a.txt"), "");
        Files.writeString(root.resolve("src/b.md"), "");
        SourceTree source = source("top.md", "");
        SourceSelection.apply(new ProjectDescriptor(List.of(), Map.of(), List.of("*.txt"), List.of("*")), source);
        assertThat(root.resolve("src/deep/a.txt")).exists();
        assertThat(root.resolve("src/b.md")).doesNotExist();
        assertThat(root.resolve("top.md")).doesNotExist();
    }
}
