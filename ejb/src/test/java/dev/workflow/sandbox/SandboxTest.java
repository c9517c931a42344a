package dev.workflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workflow.process.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The walls, each strength that this machine allows, with real processes. */
class SandboxTest {

    private static final Map<String, String> PATH = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "HOME", "/home/app");

    @TempDir(cleanup = CleanupMode.NEVER)
    Path temp;

    private Spawner spawner;
    private Optional<Tenant> tenant;
    private int started;

    private void strength(Sandbox.Strength strength) {
        Sandboxes sandboxes = new Sandboxes(temp.resolve("runtime"), Tenant.DEFAULT);
        tenant = sandboxes.tenant();
        Sandbox sandbox = sandboxes.detect(EnumSet.of(strength));
        assumeTrue(sandbox.strength() == strength, strength + " does not work on this machine");
        spawner = new Spawner(sandbox, ControlGroups.detect());
    }

    @AfterEach
    void remove() {
        spawner.close();
        Scratch.remove(temp);
    }

    private record Result(int code, String out, String err) {}

    private Confinement shell(String script) {
        return confinement(Optional.empty(), List.of(), PATH, List.of("/bin/sh", "-c", script));
    }

    private Confinement confinement(
            Optional<Path> root, List<Confinement.Mount> mounts, Map<String, String> env, List<String> command) {
        return new Confinement(
                root,
                mounts,
                env,
                "/tmp",
                command,
                Resources.UNLIMITED,
                false,
                Optional.of(scratch("scratch" + ++started)),
                Confinement.USER);
    }

    private Path scratch(String name) {
        try {
            return Files.createDirectories(temp.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Confined start(Confinement confinement) throws IOException {
        return spawner.start(confinement, "test-" + started + "-" + System.nanoTime(), false);
    }

    private Result run(Confinement confinement) throws Exception {
        Confined confined = start(confinement);
        confined.process().getOutputStream().close();
        return result(confined.process(), confined.ended().get(30, TimeUnit.SECONDS));
    }

    private static Result result(Process process, int code) throws IOException {
        return new Result(
                code,
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void passesOutputErrorsAndTheExitStatusThrough(Sandbox.Strength strength) throws Exception {
        strength(strength);
        assertThat(run(shell("echo out; echo err >&2; exit 7"))).isEqualTo(new Result(7, "out\n", "err\n"));
    }

    @ParameterizedTest
    @EnumSource
    void reportsTheSignalThatEndedTheCommand(Sandbox.Strength strength) throws Exception {
        strength(strength);
        assertThat(run(shell("kill -9 $$")).code()).isEqualTo(137);
    }

    @ParameterizedTest
    @EnumSource
    void givesExactlyTheEnvironmentAskedFor(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Map<String, String> odd = Map.of(
                "PATH",
                "/usr/bin:/bin",
                "WITH.DOT",
                "a b",
                "LINES",
                "one\ntwo\\n\n",
                "LD_PRELOAD",
                "",
                "EMPTY",
                "",
                "UNI",
                "ä");
        Result result = run(confinement(Optional.empty(), List.of(), odd, List.of("env", "-0")));
        assertThat(result.out().split("\0"))
                .filteredOn(pair -> !pair.startsWith("TMPDIR=") && !pair.startsWith("PWD="))
                .containsExactlyInAnyOrder(
                        "PATH=/usr/bin:/bin", "WITH.DOT=a b", "LINES=one\ntwo\\n\n", "LD_PRELOAD=", "EMPTY=", "UNI=ä");
    }

    @ParameterizedTest
    @EnumSource
    void passesArgumentsUntouched(Sandbox.Strength strength) throws Exception {
        strength(strength);
        List<String> command = List.of("printf", "%s|", "a b", "$(id)", "`id`", "'", "\"", "*", "", "-n", "x=y", "é");
        assertThat(run(confinement(Optional.empty(), List.of(), PATH, command)).out())
                .isEqualTo("a b|$(id)|`id`|'|\"|*||-n|x=y|é|");
    }

    @ParameterizedTest
    @EnumSource
    void runsAsNobodyWithRightsAndCannotGainAny(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Result result = run(shell("grep -E '^(CapEff|CapPrm|NoNewPrivs)' /proc/self/status; cat /etc/shadow"));
        assertThat(result.out()).contains("NoNewPrivs:\t1", "CapEff:\t0000000000000000", "CapPrm:\t0000000000000000");
        assertThat(result.code()).isNotZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES"})
    void hidesTheRestOfTheMachine(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Files.writeString(temp.resolve("secret"), "platform");
        Result result =
                run(shell("ls -A / | tr '\\n' ' '; cat " + temp.resolve("secret") + "; ls /root /var/lib /mnt"));
        assertThat(result.out())
                .doesNotContain("platform")
                .doesNotContain("root")
                .doesNotContain("work");
        assertThat(result.code()).isNotZero();
        assertThat(run(shell("touch /usr/x /etc/x")).code()).isNotZero();
        assertThat(run(shell("cat /etc/passwd")).out()).contains("app:x:1000").doesNotContain("daemon");
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES"})
    void showsOnlyItsOwnProcesses(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Result result = run(shell(
                "ls -d /proc/[0-9]* | wc -l; kill -0 " + ProcessHandle.current().pid()));
        assertThat(Integer.parseInt(result.out().trim())).isLessThan(8);
        assertThat(result.code()).isNotZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES"})
    void layersWritesOverAMountThatStaysAsItIs(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Path source = files("source");
        Confinement confinement = confinement(
                Optional.empty(),
                List.of(new Confinement.Mount(source, "/workspace", false, true)),
                PATH,
                List.of("sh", "-c", "cd /workspace && echo more >>file && rm gone && mkdir d && cat file && ls"));
        assertThat(run(confinement)).isEqualTo(new Result(0, "old\nmore\nd\nfile\n", ""));
        assertThat(source.resolve("file")).hasContent("old");
        assertThat(source.resolve("gone")).exists();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES"})
    void writesThroughAWritableMountAndNotThroughAReadOnlyOne(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Path source = files("source");
        List<Confinement.Mount> mounts = List.of(
                new Confinement.Mount(source, "/build", true),
                new Confinement.Mount(files("tools"), "/tools", false),
                new Confinement.Mount(source.resolve("gone"), "/one-file", false));
        String script = "echo new >/build/file; cat /one-file; echo x >/tools/file";
        Result result = run(confinement(Optional.empty(), mounts, PATH, List.of("sh", "-c", script)));
        assertThat(result.code()).isNotZero();
        assertThat(result.out()).isEqualTo("there\n");
        assertThat(source.resolve("file")).hasContent("new");
        assertThat(temp.resolve("tools/file")).hasContent("old");
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES"})
    void keepsWhatIsWrittenToAVolume(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Path volume = files("volume");
        List<Confinement.Mount> mounts = List.of(
                new Confinement.Mount(files("source"), "/workspace", false, true),
                Confinement.Mount.volume(volume, "/workspace/deep/data"));
        String script = "cd /workspace/deep/data && echo new >file && cat gone && ls /workspace";
        Result result = run(confinement(Optional.empty(), mounts, PATH, List.of("sh", "-c", script)));
        assertThat(result).isEqualTo(new Result(0, "there\ndeep\nfile\ngone\n", ""));
        assertThat(volume.resolve("file")).hasContent("new");
    }

    /** Whoever lays out files may still be root: a link in the app's files must not lead it to this machine's. */
    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES"})
    void mountsNoVolumeOverALinkOfTheApp(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Path victim = Files.createDirectory(temp.resolve("victim"));
        Path source = files("source");
        Files.createSymbolicLink(source.resolve("out"), victim);
        Files.createSymbolicLink(source.resolve("tools"), Path.of("/usr/bin"));
        for (String target : List.of("/workspace/out/made", "/workspace/out", "/workspace/tools")) {
            List<Confinement.Mount> mounts = List.of(
                    new Confinement.Mount(source, "/workspace", false, true),
                    Confinement.Mount.volume(files("volume"), target));
            Result result = run(confinement(Optional.empty(), mounts, PATH, List.of("sh", "-c", "echo ran")));
            assertThat(result.code()).as(target).isNotZero();
            assertThat(result.out()).isEmpty();
        }
        assertThat(victim).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES"})
    void runsOnARootOfItsOwn(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Path root = TinyRoot.in(Files.createDirectory(temp.resolve("root")));
        give(root);
        String script =
                "cat /etc/marker; ls /usr; echo x >/etc/written; cat /etc/written; echo y >/tmp/t; ls /proc/self/cmdline";
        Result result = run(confinement(Optional.of(root), List.of(), PATH, List.of("sh", "-c", script)));
        assertThat(result).isEqualTo(new Result(0, "tiny\nbin\nx\n/proc/self/cmdline\n", ""));
        assertThat(root.resolve("etc/written")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void asksTheCommandItselfToStop(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Confined confined = start(shell("trap 'echo bye; exit 3' TERM; echo ready; while :; do sleep 0.05; done"));
        assertThat(confined.process().inputReader().readLine()).isEqualTo("ready");
        confined.terminate();
        assertThat(confined.ended().get(10, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(confined.process().inputReader().readLine()).isEqualTo("bye");
    }

    @ParameterizedTest
    @EnumSource
    void killsEverythingTheCommandStarted(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Confined confined = start(shell("(sleep 1000 & sleep 1001 &) ; echo ready; exec sleep 1002"));
        assertThat(confined.process().inputReader().readLine()).isEqualTo("ready");
        await().until(() -> confined.processes().size() > spawner.sandbox().wallDepth());
        java.util.Set<Long> before = confined.processes();
        before.addAll(Sessions.members(confined.process().pid()));
        confined.kill();
        confined.ended().get(10, TimeUnit.SECONDS);
        await().atMost(Duration.ofSeconds(5)).until(() -> before.stream().noneMatch(pid -> ProcessHandle.of(pid)
                .filter(handle -> handle.info().command().isPresent())
                .isPresent()));
    }

    @ParameterizedTest
    @EnumSource
    void entersARunningCommandsSurroundings(Sandbox.Strength strength) throws Exception {
        strength(strength);
        Confinement confinement = shell("echo mine >/tmp/mine; echo ready; exec sleep 1000");
        Confined confined = start(confinement);
        assertThat(confined.process().inputReader().readLine()).isEqualTo("ready");
        boolean walled = strength != Sandbox.Strength.PLAIN;
        String script = (walled ? "cat /tmp/mine; ls -d /proc/[0-9]* | wc -l | grep -q '^[0-9]$' && " : "")
                + "printenv A; exit 5";
        Process beside = spawner.startBeside(
                confined,
                confinement.running(List.of("sh", "-c", script), Map.of("PATH", "/usr/bin:/bin", "A", "b"), false));
        assertThat(beside.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(result(beside, beside.exitValue())).isEqualTo(new Result(5, (walled ? "mine\n" : "") + "b\n", ""));
        confined.kill();
        confined.ended().get(10, TimeUnit.SECONDS);
    }

    @Test
    void refusesVariablesNoProcessCanHave() {
        strength(Sandbox.Strength.PLAIN);
        for (String name : List.of("", "A=B", "A\0", "-u", "A\nB")) {
            assertThatThrownBy(() -> run(confinement(Optional.empty(), List.of(), Map.of(name, "x"), List.of("env"))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Path files(String name) throws IOException {
        Path directory = Files.createDirectories(temp.resolve(name));
        Files.writeString(directory.resolve("file"), "old\n");
        Files.writeString(directory.resolve("gone"), "there\n");
        give(directory);
        return directory;
    }

    private void give(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (Path path : tenant.isPresent() ? all.toList() : List.<Path>of()) {
                tenant.get().own(path);
            }
        }
    }
}
