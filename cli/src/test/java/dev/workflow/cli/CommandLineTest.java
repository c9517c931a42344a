package dev.workflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest extends CliTest {
    private static final String USAGE = "Usage: drycc <command> [<args>...]\n";

    @ParameterizedTest
    @ValueSource(strings = {"apps", "apps:list", "apps list", "apps --limit=100", "apps:list -l 100", "apps --lim 100"})
    void spellingsOfOneCommand(String line) {
        controller.get("/v2/apps/?limit=100", page());

        printed(cli.run(line.split(" ")), "No apps found.");
    }

    @Test
    void nothingIsAMistake() {
        assertThat(cli.run()).isEqualTo(new Result(2, "", USAGE));
    }

    @Test
    void unknownCommandsAreHintedAt() {
        assertThat(cli.run("domains:ad"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "Found no matching command, try 'drycc help'\nDid you mean 'drycc domains:add'?\n" + USAGE));
        assertThat(cli.run("xyzzy"))
                .isEqualTo(new Result(2, "", "Found no matching command, try 'drycc help'\n" + USAGE));
    }

    @Test
    void wrongArgumentsShowTheUsage() {
        Result result = cli.run("domains:add");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("Error: Missing required parameter: '<domain>'\nUsage: drycc domains:add ");
        assertThat(cli.run("apps", "--wrong").code()).isEqualTo(2);
        assertThat(cli.run("scale", "web=1", "--app").code()).isEqualTo(2);
    }

    @Test
    void versions() {
        controller.on("GET /healthz", 200, "OK");

        String own = cli.run("version").out().strip();
        assertThat(own).matches("\\d+\\..*");
        printed(cli.run("--version"), own);
        printed(cli.run("-v"), own);
        printed(
                cli.run("version", "--all"),
                "Workflow CLI Version:            " + own,
                "Workflow CLI API Version:        2.3",
                "Workflow Controller API Version: 2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpNamesEveryGroup(String word) {
        Result result = cli.run(word);

        assertThat(result.code()).isZero();
        Groups.NAMES.forEach(name -> assertThat(result.out()).contains("\n  " + name + " "));
        assertThat(result.out()).endsWith("Use 'git push drycc main' to deploy to an application.\n");
    }

    @Test
    void helpOfAGroupAndOfAVerb() {
        assertThat(cli.run("help", "domains").out())
                .contains("domains:list ", "(default)", "domains:add ", "domains:remove ");
        assertThat(cli.run("auth")).isEqualTo(cli.run("auth", "--help"));
        assertThat(cli.run("git").out()).contains("git:remote");
        assertThat(cli.run("help", "domains:add")).isEqualTo(cli.run("domains:add", "--help"));
        assertThat(cli.run("domains", "add", "-h").out()).startsWith("Usage: drycc domains:add ");
    }

    static java.util.List<String> everyVerb() {
        return Groups.all().stream()
                .flatMap(group -> group.verbs().stream().map(verb -> group.name() + ":" + verb))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyVerb")
    void everyVerbHasHelp(String command) {
        Result result = cli.run(command, "--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Usage: drycc ");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void shortcutsAreListed() {
        printed(
                cli.run("shortcuts"),
                "create -> apps:create",
                "destroy -> apps:destroy",
                "info -> apps:info",
                "login -> auth:login",
                "logout -> auth:logout",
                "logs -> apps:logs",
                "open -> apps:open",
                "pull -> builds:create",
                "rollback -> releases:rollback",
                "run -> apps:run",
                "scale -> pts:scale",
                "sharing -> perms:list",
                "sharing:add -> perms:add",
                "sharing:list -> perms:list",
                "sharing:remove -> perms:remove",
                "whoami -> auth:whoami",
                "");
    }

    @Test
    void pluginsAreProgramsOnThePath() throws Exception {
        Path plugin = root.resolve("bin/drycc-cloud");
        Path said = root.resolve("said");
        cli.write(plugin, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + said + "'\nexit 5\n");
        Files.setPosixFilePermissions(
                plugin, Set.copyOf(java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x")));
        cli.env("PATH", plugin.getParent() + ":" + System.getenv("PATH"));

        assertThat(cli.run("cloud:sync", "a b", "--now").code()).isEqualTo(5);
        assertThat(Files.readString(said)).isEqualTo("sync\na b\n--now\n");
        assertThat(cli.run("cloud", "x").code()).isEqualTo(5);
        assertThat(Files.readString(said)).isEqualTo("x\n");
        assertThat(cli.run("../bin/drycc-cloud").code()).isEqualTo(2);
    }

    @Test
    void argumentsAreNeverReadFromFiles() {
        controller.get("/v2/apps/@x/settings/", "{}");

        assertThat(cli.run("labels", "-a", "@x").code()).isZero();
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        String script = cli.run("completion", "bash").out();

        assertThat(completed(script, "drycc domains:a")).contains("add");
        assertThat(completed(script, "drycc dom")).contains("domains", "domains:add");
        assertThat(completed(script, "drycc domains:add --pt")).containsExactly("--ptype");
        assertThat(completed(script, "drycc domains re")).containsExactly("remove");
        assertThat(cli.run("completion:zsh").out()).startsWith("#compdef drycc").contains("domains:add) compadd -- ");
    }

    private static java.util.List<String> completed(String script, String line) throws Exception {
        String ask = script + "\nCOMP_LINE='" + line + "'; COMP_POINT=" + line.length()
                + "; _drycc; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        String out = new String(bash.getInputStream().readAllBytes());
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return out.lines().toList();
    }

    @Test
    void unexpectedErrorsAreOneLine() {
        cli.settings("http://drycc.localhost:" + controller.port() + "/a b", "t");

        Result result = cli.run("apps");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("Error: ").doesNotContain("\tat ");
    }
}
