package dev.workflow.launcher.postgres;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom PostgreSQL runs as, for it refuses to be root: us when we are somebody else; us in a user namespace, where root is
 * nobody special; or, where the kernel forbids that, another user who then owns the files.
 */
record Account(List<String> prefix, String owner) {

    private static final String OTHER = "65534";

    static Account choose(boolean root, boolean namespaces) {
        if (!root) {
            return new Account(List.of(), "");
        }
        if (namespaces) {
            return new Account(List.of("unshare", "--user", "--"), "");
        }
        return new Account(List.of("setpriv", "--reuid=" + OTHER, "--regid=" + OTHER, "--clear-groups", "--"), OTHER);
    }

    static Account ofThisMachine() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return choose(root, root && namespaces());
    }

    List<String> of(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives the folder to the account and lets it walk there; nothing to do when the account is us. */
    void own(Path folder, DataFolder data) throws IOException, InterruptedException {
        if (owner.isEmpty()) {
            return;
        }
        Files.setPosixFilePermissions(data.root(), PosixFilePermissions.fromString("rwx--x--x"));
        Command.run(new ProcessBuilder("chown", "-R", owner + ":" + owner, folder.toString()), "");
        try {
            Command.run(new ProcessBuilder(of(List.of("test", "-w", folder.toString()))), "");
        } catch (IOException e) {
            throw new Refusal(
                    "PostgreSQL cannot run as root and the user it would run as cannot reach " + folder
                            + ": choose a folder outside /root with --data, or start Workflow as a normal user.",
                    e);
        }
    }

    private static boolean namespaces() {
        try {
            Command.run(new ProcessBuilder("unshare", "--user", "--", "true"), "");
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
