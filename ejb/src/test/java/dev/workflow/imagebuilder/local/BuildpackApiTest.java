package dev.workflow.imagebuilder.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.imagebuilder.file.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Buildpack API with small scripts for buildpacks, added as an operator adds public ones. */
class BuildpackApiTest {

    private static final String WEB =
            "printf '[[processes]]\\ntype = \"web\"\\ncommand = [\"sleep\", \"60\"]\\n' > $CNB_LAYERS_DIR/launch.toml\n";

    private Builds builds;

    @BeforeEach
    void start() throws Exception {
        builds = new Builds();
    }

    @AfterEach
    void stop() throws Exception {
        builds.close();
    }

    private void buildpack(String id, String detect, String build) throws IOException {
        buildpack(id, "0.10", detect, build);
    }

    private void buildpack(String id, String api, String detect, String build) throws IOException {
        Path folder = FileTree.createFolders(builds.root.resolve("more/" + id.replace('/', '_')));
        Files.writeString(
                folder.resolve("buildpack.toml"),
                "api = \"" + api + "\"\n[buildpack]\nid = \"" + id + "\"\nversion = \"1.2.3\"\n");
        program(folder.resolve("bin/detect"), detect);
        program(folder.resolve("bin/build"), build);
    }

    private static void program(Path file, String script) throws IOException {
        FileTree.createFolders(file.getParent());
        Files.writeString(file, "#!/bin/bash\nset -eu\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void order(String... groups) throws IOException {
        StringBuilder toml = new StringBuilder();
        for (String group : groups) {
            toml.append("[[order]]\n");
            for (String id : group.split(" ")) {
                toml.append("[[order.group]]\nid = \"")
                        .append(id.replace("?", ""))
                        .append("\"\n");
                toml.append("optional = ").append(id.endsWith("?")).append('\n');
            }
        }
        Files.writeString(builds.root.resolve("more/order.toml"), toml);
    }

    private static SampleSource source() {
        return new SampleSource().file("file.txt", "content");
    }

    @Test
    void theFirstGroupWhosePlansFitIsUsed() throws Exception {
        buildpack("a/asks", "echo '[[requires]]\nname = \"thing\"' > $CNB_BUILD_PLAN_PATH", WEB);
        buildpack("b/gives", "echo '[[provides]]\nname = \"thing\"' > $CNB_BUILD_PLAN_PATH", "cat $CNB_BP_PLAN_PATH");
        buildpack("c/passes", "exit 0", WEB);
        order("a/asks", "a/asks b/gives", "b/gives? a/asks c/passes");
        Builds.Outcome outcome = builds.build("plans", source());
        assertThat(outcome.lines().stream().filter(line -> line.startsWith("---> Using")))
                .containsExactly(
                        "---> Using buildpack b/gives 1.2.3",
                        "---> Using buildpack a/asks 1.2.3",
                        "---> Using buildpack c/passes 1.2.3");
        assertThat(outcome.text()).contains("thing");
    }

    @Test
    void optionalBuildpacksLeaveWhenTheyFailOrDoNotFit() throws Exception {
        buildpack("a/fails", "exit 100", WEB);
        buildpack("b/lonely", "echo '[[provides]]\nname = \"nobody-wants-it\"' > $CNB_BUILD_PLAN_PATH", WEB);
        buildpack("c/works", "exit 0", WEB);
        order("a/fails? b/lonely? c/works");
        assertThat(builds.build("optional", source()).lines().stream().filter(line -> line.startsWith("---> Using")))
                .containsExactly("---> Using buildpack c/works 1.2.3");
    }

    @Test
    void alternativePlansAreTriedInOrder() throws Exception {
        buildpack(
                "a/either",
                "cat > $CNB_BUILD_PLAN_PATH <<END\n[[requires]]\nname = \"rare\"\n[[or]]\n[[or.requires]]\nname ="
                        + " \"common\"\n[[or.provides]]\nname = \"common\"\nEND",
                "cat $CNB_BP_PLAN_PATH\n" + WEB);
        order("a/either");
        assertThat(builds.build("either", source()).text()).contains("common").doesNotContain("rare");
    }

    @Test
    void aDetectThatBreaksIsReported() throws Exception {
        buildpack("a/broken", "echo oh no; exit 3", WEB);
        buildpack("b/works", "exit 0", WEB);
        order("a/broken", "b/works");
        assertThat(builds.build("broken", source()).lines())
                .contains("bin/detect of buildpack a/broken 1.2.3 failed with exit code 3", "oh no");
    }

    @Test
    void detectCannotChangeTheSource() throws Exception {
        buildpack("a/writes", "touch sneaky 2>/dev/null && exit 0; exit 100", WEB);
        buildpack("b/works", "exit 0", "test ! -e sneaky\n" + WEB);
        order("a/writes", "b/works");
        assertThat(builds.build("writes", source()).text()).contains("b/works");
    }

    @Test
    void unmetRequirementsGoToTheNextProvider() throws Exception {
        String plan = "echo '[[provides]]\nname = \"x\"\n[[requires]]\nname = \"x\"' > $CNB_BUILD_PLAN_PATH";
        buildpack("a/declines", plan, "echo '[[unmet]]\nname = \"x\"' > $CNB_LAYERS_DIR/build.toml");
        buildpack("b/takes", plan, "echo b:$(grep -c x $CNB_BP_PLAN_PATH)\n");
        buildpack("c/late", plan, "echo c:$(grep -c x $CNB_BP_PLAN_PATH || true)\n" + WEB);
        order("a/declines b/takes c/late");
        assertThat(builds.build("unmet", source()).lines()).contains("b:1", "c:0");
    }

    @Test
    void buildLayersReachLaterBuildpacksAndLaunchLayersTheProcess() throws Exception {
        buildpack("a/tools", "exit 0", """
                l=$CNB_LAYERS_DIR/tools
                mkdir -p $l/bin $l/env $l/env.build $l/env.launch/web
                printf '#!/bin/sh\\necho tool of a layer\\n' > $l/bin/layer-tool; chmod +x $l/bin/layer-tool
                printf both > $l/env/BOTH
                printf b > $l/env.build/LIST.append; printf : > $l/env.build/LIST.delim
                printf fallback > $l/env.launch/WITH_DEFAULT.default
                printf "it's \\$HOME \\"x\\"" > $l/env.launch/QUOTED.override
                printf only-web > $l/env.launch/web/FOR_WEB
                printf '[types]\\nbuild = true\\nlaunch = true\\n' > $l.toml
                """);
        buildpack("b/uses", "exit 0", """
                layer-tool; echo "BOTH=$BOTH LIST=$LIST"
                cat > $CNB_LAYERS_DIR/launch.toml <<'END'
                [[labels]]
                key = "made-by"
                value = "b"
                [[processes]]
                type = "web"
                command = ["sh", "-c", 'layer-tool; echo "$BOTH|$WITH_DEFAULT|$QUOTED|$FOR_WEB|$*|$PWD"', "sh"]
                args = ["default", "args"]
                working-dir = "sub"
                [[processes]]
                type = "other"
                command = ["sh", "-c", 'echo "[${FOR_WEB:-}]"']
                END
                mkdir sub
                """);
        order("a/tools b/uses");
        Builds.Outcome outcome = builds.build("layers", source());
        assertThat(outcome.lines()).contains("tool of a layer", "BOTH=both LIST=b");
        BuiltImage image = outcome.image();
        assertThat(image.procfile()).containsOnlyKeys("web", "other");
        assertThat(builds.images
                        .config(image.image())
                        .at("/config/Labels/made-by")
                        .asText())
                .isEqualTo("b");
        try (RunningImage app = new RunningImage(builds, image.image())) {
            assertThat(app.output(List.of("/cnb/process/web")))
                    .isEqualTo(
                            "tool of a layer\nboth|fallback|it's $HOME \"x\"|only-web|default args|/workspace/sub\n");
            assertThat(app.output(List.of("/cnb/process/web", "mine"))).contains("|mine|");
            assertThat(app.output(List.of("/cnb/process/other"))).isEqualTo("[]\n");
            assertThat(app.output(List.of("/cnb/lifecycle/launcher", "layer-tool")))
                    .isEqualTo("tool of a layer\n");
            assertThat(app.output(List.of("/cnb/lifecycle/launcher", "--", "echo", "a  b")))
                    .isEqualTo("a  b\n");
        }
    }

    @Test
    void programsOfExecDSetVariables() throws Exception {
        buildpack("a/dynamic", "exit 0", """
                l=$CNB_LAYERS_DIR/dynamic
                mkdir -p $l/exec.d
                printf '#!/bin/sh\\necho noise; echo "DYNAMIC = \\\\"a \\\\\\\\\\\\"b\\\\\\\\\\\\" c\\\\"" >&3\\n' > $l/exec.d/set
                chmod +x $l/exec.d/set
                printf '[types]\\nlaunch = true\\n' > $l.toml
                cat > $CNB_LAYERS_DIR/launch.toml <<'END'
                [[processes]]
                type = "web"
                command = ["sh", "-c", 'echo "<$DYNAMIC>"']
                END
                """);
        order("a/dynamic");
        try (RunningImage app =
                new RunningImage(builds, builds.build("execd", source()).image().image())) {
            assertThat(app.output(List.of("/cnb/process/web"))).contains("<a \"b\" c>");
        }
    }

    @Test
    void cachedLayersComeBackAndLaunchLayersCanBeUsedAgain() throws Exception {
        buildpack("a/counts", "exit 0", """
                c=$CNB_LAYERS_DIR/count
                mkdir -p $c
                echo x >> $c/lines; echo count:$(wc -l < $c/lines)
                printf '[types]\\ncache = true\\n' > $c.toml
                l=$CNB_LAYERS_DIR/app
                if [ -f $l.toml ] && grep -q v1 $l.toml; then
                  echo reused; test ! -d $l
                else
                  mkdir -p $l; echo data > $l/data
                fi
                printf '[types]\\nlaunch = true\\n[metadata]\\nversion = "v1"\\n' > $l.toml
                grep -o stored $CNB_LAYERS_DIR/store.toml || printf '[metadata]\\nis = "stored"\\n' > $CNB_LAYERS_DIR/store.toml
                """ + WEB);
        order("a/counts");
        Builds.Outcome first = builds.build("cached", source());
        assertThat(first.lines()).contains("count:1").doesNotContain("reused", "stored");
        Builds.Outcome second = builds.build("cached", source());
        assertThat(second.lines()).contains("count:2", "reused", "stored");
        assertThat(second.image().image()).isEqualTo(first.image().image());
        try (RunningImage app = new RunningImage(builds, second.image().image())) {
            assertThat(app.root().resolve("layers/a_counts/app/data")).hasContent("data");
        }
        assertThat(builds.build("cached", source().file(".clear-cache", "")).lines())
                .contains("count:1");
    }

    @Test
    void aFailedBuildLeavesTheCacheAsItWas() throws Exception {
        buildpack("a/counts", "exit 0", """
                c=$CNB_LAYERS_DIR/count
                mkdir -p $c
                echo x >> $c/lines; echo count:$(wc -l < $c/lines)
                printf '[types]\\ncache = true\\n' > $c.toml
                [ ! -f fail ] || exit 1
                """ + WEB);
        order("a/counts");
        builds.build("undisturbed", source());
        builds.failure("undisturbed", source().file("fail", ""));
        assertThat(builds.build("undisturbed", source()).lines()).contains("count:2");
    }

    @Test
    void olderBuildpacksMayUseShellCommands() throws Exception {
        buildpack("a/old", "0.8", "exit 0", """
                cat > $CNB_LAYERS_DIR/launch.toml <<'END'
                [[processes]]
                type = "web"
                command = 'echo "$((20 + 1))"'
                [[processes]]
                type = "direct"
                command = "echo"
                args = ["$HOME"]
                direct = true
                default = true
                END
                """);
        order("a/old");
        try (RunningImage app =
                new RunningImage(builds, builds.build("old", source()).image().image())) {
            assertThat(app.output(List.of("/cnb/process/web"))).isEqualTo("21\n");
            assertThat(app.output(List.of("/cnb/process/direct"))).isEqualTo("$HOME\n");
        }
    }

    @Test
    void linksThatABuildLeavesAreNeverFollowedByThePlatform() throws Exception {
        Path secret = Files.writeString(builds.root.resolve("data/secret.toml"), "secret = \"of the platform\"");
        buildpack("a/evil", "exit 0", """
                ln -s %1$s $CNB_LAYERS_DIR/launch.toml
                ln -s %1$s $CNB_LAYERS_DIR/x.toml
                mkdir $CNB_LAYERS_DIR/y; ln -s %2$s $CNB_LAYERS_DIR/y/env
                printf '[types]\\nlaunch = true\\n' > $CNB_LAYERS_DIR/y.toml
                printf '[types]\\nlaunch = true\\n' > $CNB_LAYERS_DIR/z.toml
                ln -s /etc link
                """.formatted(secret, secret.getParent()));
        order("a/evil");
        assertThat(builds.failure("evil", source().file("Procfile", "web: x\n")))
                .hasMessageContaining("a_evil/z belongs to the image but has no content");
        buildpack("a/evil", "exit 0", "ln -s %s $CNB_LAYERS_DIR/launch.toml; ln -s / link".formatted(secret));
        try (RunningImage app = new RunningImage(
                builds,
                builds.build("evil", source().file("Procfile", "web: x\n"))
                        .image()
                        .image())) {
            assertThat(app.root().resolve("workspace/link")).isSymbolicLink();
        }
    }

    @Test
    void composedBuildpacksStandForTheirGroups() throws Exception {
        buildpack("a/part", "exit 0", WEB);
        Path folder = FileTree.createFolders(builds.root.resolve("more/composed"));
        Files.writeString(folder.resolve("buildpack.toml"), """
                api = "0.10"
                [buildpack]
                id = "z/composed"
                version = "1"
                [[order]]
                [[order.group]]
                id = "a/part"
                version = "1.2.3"
                """);
        order("z/composed");
        assertThat(builds.build("composed", source()).text()).contains("---> Using buildpack a/part 1.2.3");
    }

    @Test
    void theProcfileIsStrongerThanTheBuildpack() throws Exception {
        buildpack("a/web", "exit 0", WEB);
        order("a/web");
        BuiltImage image = builds.build("both", source().file("Procfile", "worker: echo work\n"))
                .image();
        assertThat(image.procfile()).isEqualTo(Map.of("web", "sleep 60", "worker", "echo work"));
        assertThat(builds.build("both", source().file("Procfile", "web: echo mine\n"))
                        .image()
                        .procfile())
                .isEqualTo(Map.of("web", "echo mine"));
    }

    @Test
    void anUnknownApiIsRefused() throws Exception {
        buildpack("a/future", "0.99", "exit 0", WEB);
        assertThat(builds.failure("future", source())).hasMessageContaining("Buildpack API 0.99");
    }

    @Test
    void projectTomlChoosesBuildpacksOfTheSourceAndLeavesFilesOut() throws Exception {
        SampleSource source = source().file("project.toml", """
                        [_]
                        schema-version = "0.2"
                        [io.buildpacks]
                        exclude = ["*.txt", "docs/"]
                        [[io.buildpacks.build.env]]
                        name = "GREETING"
                        value = "hi"
                        [[io.buildpacks.group]]
                        uri = "ci/buildpack"
                        """)
                .file("ci/buildpack/buildpack.toml", "api = \"0.10\"\n[buildpack]\nid = \"own/one\"\nversion = \"1\"\n")
                .program("ci/buildpack/bin/detect", "#!/bin/sh\n")
                .program("ci/buildpack/bin/build", "#!/bin/sh\necho \"$GREETING\"; echo *\n" + WEB)
                .file("docs/page", "")
                .file("kept", "");
        assertThat(builds.build("project", source).lines()).contains("hi", "ci kept project.toml");
        assertThat(builds.failure(
                        "unknown", source().file("project.toml", "[[io.buildpacks.group]]\nid = \"not/there\"\n")))
                .hasMessageContaining("not/there");
    }
}
