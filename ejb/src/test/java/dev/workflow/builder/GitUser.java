package dev.workflow.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Someone with a key, a work folder and the git and ssh programs of this machine. */
final class GitUser {

    final Path folder;
    private final Path key;
    private final int port;

    private GitUser(Path folder, Path key, int port) {
        this.folder = folder;
        this.key = key;
        this.port = port;
    }

    /** Makes a key and an empty repository with the branch main. */
    static GitUser create(Path root, String name, String keyType, int port) throws Exception {
        Path home = Files.createDirectory(root.resolve(name));
        Path key = home.resolve("id");
        Program.start(home, Map.of(), "ssh-keygen", "-q", "-t", keyType, "-N", "", "-f", key.toString())
                .end();
        GitUser user = new GitUser(Files.createDirectory(home.resolve("work")), key, port);
        user.git("init", "-q", "-b", "main", ".");
        return user;
    }

    /** The same person in another folder. */
    GitUser in(Path other) {
        return new GitUser(other, key, port);
    }

    String fingerprint() throws Exception {
        return Program.start(folder, Map.of(), "ssh-keygen", "-l", "-f", key + ".pub")
                .end()
                .output()
                .split(" ")[1];
    }

    /** Runs git to its end. */
    Program git(String... arguments) throws Exception {
        return startGit(arguments).end();
    }

    Program startGit(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Program.start(folder, environment(), command);
    }

    /** Runs ssh, quiet but for errors unless the arguments say otherwise. */
    Program ssh(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(sshCommand()));
        command.addAll(1, List.of(arguments).subList(0, arguments.length - hostAndCommand(arguments)));
        command.addAll(List.of(arguments).subList(arguments.length - hostAndCommand(arguments), arguments.length));
        return Program.start(folder, Map.of(), command.toArray(String[]::new)).end();
    }

    private static int hostAndCommand(String... arguments) {
        return arguments.length - List.of(arguments).indexOf("git@127.0.0.1");
    }

    /** Writes a file and commits it; returns the commit's id. */
    String commit(String file, String content) throws Exception {
        Files.writeString(folder.resolve(file), content);
        git("add", "-A");
        Program done = git("commit", "-q", "-m", file);
        assert done.exit() == 0 : done.output();
        return head();
    }

    String head() throws Exception {
        return git("rev-parse", "HEAD").output();
    }

    String url(String app) {
        return "ssh://git@127.0.0.1:" + port + "/" + app + ".git";
    }

    Program push(String app, String... refs) throws Exception {
        return startPush(app, refs).end();
    }

    Program startPush(String app, String... refs) throws IOException {
        String[] arguments = new String[refs.length + 2];
        arguments[0] = "push";
        arguments[1] = url(app);
        System.arraycopy(refs, 0, arguments, 2, refs.length);
        return startGit(arguments);
    }

    /** What the server says the branch is at; empty when there is none. */
    String remote(String app, String branch) throws Exception {
        return git("ls-remote", url(app), "refs/heads/" + branch).output().split("\\s")[0];
    }

    String[] sshCommand() {
        return new String[] {
            "ssh",
            "-F",
            "none",
            "-p",
            String.valueOf(port),
            "-i",
            key.toString(),
            "-o",
            "IdentitiesOnly=yes",
            "-o",
            "IdentityAgent=none",
            "-o",
            "BatchMode=yes",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "LogLevel=ERROR"
        };
    }

    private Map<String, String> environment() {
        return Map.of(
                "GIT_SSH_COMMAND", String.join(" ", sshCommand()),
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_AUTHOR_NAME", "Ann",
                "GIT_AUTHOR_EMAIL", "ann@example.com",
                "GIT_COMMITTER_NAME", "Ann",
                "GIT_COMMITTER_EMAIL", "ann@example.com",
                "LC_ALL", "C");
    }
}
