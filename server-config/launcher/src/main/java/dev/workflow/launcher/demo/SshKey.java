package dev.workflow.launcher.demo;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.data.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An SSH key made for the demo alone, and the way git uses it whatever the user's own ssh is set to. */
record SshKey(Path folder) {

    static SshKey in(Path folder, Steps steps) throws IOException, InterruptedException {
        SshKey key = new SshKey(folder);
        if (!Files.exists(key.secret())) {
            List<String> command = List.of(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-C",
                    "workflow-demo",
                    "-f",
                    key.secret().toString());
            if (!steps.quietly(folder, command)) {
                throw new Refusal("ssh-keygen could not make a key in " + folder + ".");
            }
        }
        return key;
    }

    Path secret() {
        return folder.resolve("id_ed25519");
    }

    Path open() {
        return folder.resolve("id_ed25519.pub");
    }

    /** True when the platform was given the key. */
    boolean added() {
        return Files.exists(note());
    }

    void remember() throws IOException {
        OwnerOnly.write(note(), "");
    }

    private Path note() {
        return folder.resolve("id_ed25519.added");
    }

    /** A value for GIT_SSH_COMMAND, which git hands to a shell: our path is the only word that needs quotes. */
    String gitSshCommand() {
        return "ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new"
                + " -o UserKnownHostsFile=" + quoted(folder.resolve("known_hosts")) + " -i " + quoted(secret());
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
