package dev.workflow.acceptance.client;

import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Program;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.platform.Scratch;
import java.io.IOException;
import java.nio.file.Path;

/** The shipped command line client, with a profile of its own. */
public final class Cli {

    private final Program program;

    private Cli(Program program) {
        this.program = program;
    }

    public static Cli login(Platform platform, String user, String password) throws IOException {
        Path folder = Scratch.folder("cli");
        Cli cli = new Cli(Program.of(
                        folder,
                        Program.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Platform.distribution().resolve("cli.jar").toString(),
                        "-c",
                        folder.resolve("client.json").toString())
                .with("DRYCC_NO_SSH_CONFIG", "1"));
        cli.program
                .and("login", platform.api().toString(), "--username=" + user, "--password-stdin")
                .reading(password + "\n")
                .run()
                .succeeded();
        return cli;
    }

    public Ran run(String... words) {
        return program.and(words).run();
    }
}
