package dev.workflow.acceptance.git;

import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Program;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.platform.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A git repository with files in it. */
public record WorkTree(Path folder) {

    public static WorkTree create() throws IOException {
        WorkTree tree = new WorkTree(Scratch.folder("tree"));
        tree.git("init", "--quiet", "--initial-branch=main").run().succeeded();
        return tree;
    }

    public WorkTree write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** Commits everything. */
    public WorkTree commit() {
        git("add", "--all").run().succeeded();
        git("commit", "--quiet", "--allow-empty", "-m", "change").run().succeeded();
        return this;
    }

    public Ran push(Platform platform, SshKey key, String app) {
        return pushing(platform, key, app, "main").run();
    }

    /** A push that has not been started. */
    public Program pushing(Platform platform, SshKey key, String app, String refs) {
        return git("push", url(platform, app), refs).with("GIT_SSH_COMMAND", key.command());
    }

    /** The commit that a branch of the app's repository on the platform points to; "" without one. */
    public String remoteHead(Platform platform, SshKey key, String app) {
        Ran heads = git("ls-remote", url(platform, app), "refs/heads/main")
                .with("GIT_SSH_COMMAND", key.command())
                .run()
                .succeeded();
        return heads.output().split("\\s")[0];
    }

    public Program git(String... words) {
        return Program.of(
                        folder,
                        "git",
                        "-c",
                        "user.name=Acceptance",
                        "-c",
                        "user.email=acceptance@localhost",
                        "-c",
                        "commit.gpgsign=false",
                        "-c",
                        "core.hooksPath=/dev/null")
                .with("GIT_TERMINAL_PROMPT", "0")
                .and(words);
    }

    private static String url(Platform platform, String app) {
        return "ssh://git@127.0.0.1:" + platform.sshPort() + "/" + app + ".git";
    }
}
