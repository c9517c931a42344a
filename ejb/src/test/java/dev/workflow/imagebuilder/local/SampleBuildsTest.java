package dev.workflow.imagebuilder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workflow.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One app of each kind, built for real and asked over HTTP. */
class SampleBuildsTest {

    private Builds builds;

    @BeforeEach
    void start() throws Exception {
        builds = new Builds();
    }

    @AfterEach
    void stop() throws Exception {
        builds.close();
    }

    private static void needs(String program) {
        assumeTrue(
                Stream.of("/usr/bin", "/usr/local/bin", "/usr/local/go/bin")
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                program + " is not on this machine");
    }

    @Test
    void aStaticSiteIsServedWithTypesIndexAndErrorPage() throws Exception {
        Builds.Outcome outcome = builds.build("site", Samples.site());
        assertThat(outcome.lines()).first().isEqualTo("---> Building pack");
        assertThat(outcome.text()).contains("---> Using buildpack workflow/static ");
        assertThat(outcome.image().stack()).isEqualTo("buildpack");
        assertThat(outcome.image().procfile()).containsOnlyKeys("web");
        try (RunningImage app = new RunningImage(builds, outcome.image().image()).start()) {
            assertThat(app.get("/").body()).isEqualTo("<h1>Hello</h1>");
            assertThat(app.get("/style.css").headers().firstValue("Content-Type"))
                    .hasValue("text/css; charset=utf-8");
            assertThat(app.get("/docs/").body()).isEqualTo("Documents");
            assertThat(app.get("/missing").statusCode()).isEqualTo(404);
            assertThat(app.get("/missing").body()).isEqualTo("Lost");
        }
    }

    @Test
    void aStaticSiteAlsoBuildsAndRunsWithoutWalls() throws Exception {
        try (Builds plain = new Builds(Sandbox.Strength.PLAIN)) {
            Builds.Outcome outcome = plain.build("site", Samples.site());
            try (RunningImage app = new RunningImage(plain, outcome.image().image()).start()) {
                assertThat(app.get("/").body()).isEqualTo("<h1>Hello</h1>");
            }
        }
    }

    @Test
    void aMavenJarIsBuiltAndStarted() throws Exception {
        needs("mvn");
        Builds.Outcome first = builds.build("java", Samples.maven());
        assertThat(first.text()).contains("Download", "Compiling 1 source file");
        try (RunningImage app = new RunningImage(builds, first.image().image()).start()) {
            assertThat(app.get("/").body()).isEqualTo("Hello from Java");
        }
        Builds.Outcome same = builds.build("java", Samples.maven());
        assertThat(same.text()).doesNotContain("Download").doesNotContain("Compiling");
        assertThat(same.image().image()).isEqualTo(first.image().image());
        assertThat(builds.failure("java", Samples.maven("no \" Java")))
                .hasMessage("'mvn -DskipTests package' failed with exit code 1");
        Builds.Outcome changed = builds.build("java", Samples.maven("Changed"));
        assertThat(changed.text()).doesNotContain("Download").contains("Compiling");
        assertThat(changed.image().image()).isNotEqualTo(first.image().image());
    }

    @Test
    void aNodeAppGetsItsPackages() throws Exception {
        needs("npm");
        Builds.Outcome first = builds.build("node", Samples.node());
        assertThat(first.text()).contains("$ npm install --no-package-lock --omit=dev");
        try (RunningImage app = new RunningImage(builds, first.image().image()).start()) {
            assertThat(app.get("/").body()).isEqualTo("Hello from Node");
        }
        Builds.Outcome second = builds.build("node", Samples.node());
        assertThat(second.text()).contains("Packages have not changed").doesNotContain("$ npm");
        assertThat(second.image().image()).isEqualTo(first.image().image());
    }

    @Test
    void linkedNodePackagesKeepTheirPlace() throws Exception {
        needs("npm");
        Builds.Outcome outcome = builds.build("node", Samples.nodeWithLinkedPackage());
        try (RunningImage app = new RunningImage(builds, outcome.image().image()).start()) {
            assertThat(app.get("/").body()).isEqualTo("Hello from a link");
        }
    }

    @Test
    void aPythonAppRuns() throws Exception {
        needs("python3");
        Builds.Outcome outcome = builds.build("python", Samples.python());
        assertThat(outcome.image().procfile()).isEqualTo(Map.of("web", "python3 app.py"));
        try (RunningImage app = new RunningImage(builds, outcome.image().image()).start()) {
            assertThat(app.get("/").body()).isEqualTo("Hello from Python");
        }
    }

    @Test
    void aPythonAppWhosePackagesCannotBeHadIsToldWhatToDo() throws Exception {
        needs("pip3");
        SampleSource source = Samples.python()
                .file("requirements.txt", "no-such-package-of-ours==1.0\n")
                .file(".build-env", "PIP_INDEX_URL=http://127.0.0.1:9/\nPIP_RETRIES=0\n");
        assertThat(builds.failure("python", source))
                .hasMessageContaining("pip install -r requirements.txt")
                .hasMessageContaining("exit code")
                .hasMessageContaining("vendor/");
    }

    @Test
    void aGoModuleBecomesAProgram() throws Exception {
        needs("go");
        Builds.Outcome first = builds.build("go", Samples.go());
        try (RunningImage app = new RunningImage(builds, first.image().image()).start()) {
            assertThat(app.get("/").body()).isEqualTo("Hello from Go");
        }
        assertThat(builds.build("go", Samples.go()).image().image())
                .isEqualTo(first.image().image());
    }

    @Test
    void aProcfileAloneIsEnough() throws Exception {
        needs("python3");
        Builds.Outcome outcome = builds.build("proc", Samples.procfile());
        assertThat(outcome.image().procfile())
                .isEqualTo(Map.of(
                        "web", "cd site && exec python3 -m http.server $PORT", "worker", "echo working; sleep 60"));
        try (RunningImage app = new RunningImage(builds, outcome.image().image()).start()) {
            assertThat(app.get("/").body()).isEqualTo("Hello from a Procfile");
        }
        try (RunningImage app = new RunningImage(builds, outcome.image().image())) {
            assertThat(app.output(java.util.List.of("/cnb/lifecycle/launcher", "ls *; echo $((6 * 7))")))
                    .contains("Procfile", "index.html", "42");
        }
    }
}
