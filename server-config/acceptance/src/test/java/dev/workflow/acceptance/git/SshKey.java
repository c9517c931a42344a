package dev.workflow.acceptance.git;

import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.platform.Program;
import dev.workflow.acceptance.platform.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A key pair made for one test. */
public record SshKey(Path secret) {

    public static SshKey create() throws IOException {
        Path secret = Scratch.folder("key").resolve("id_ed25519");
        Program.of(secret.getParent(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "acceptance")
                .and("-f", secret.toString())
                .run()
                .succeeded();
        return new SshKey(secret);
    }

    /** A new key that the platform knows as the person's. */
    public static SshKey of(Person person) throws IOException {
        SshKey key = create();
        person.api()
                .post("/v2/keys/", Map.of("id", "key-" + UUID.randomUUID(), "public", key.line()))
                .is(201);
        return key;
    }

    /** The public half. */
    public String line() throws IOException {
        return Files.readString(Path.of(secret + ".pub")).strip();
    }

    /** How git reaches the builder with it, whatever this machine's own ssh is set to. */
    public String command() {
        return "ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=no"
                + " -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -i " + secret;
    }

    /** An ssh to the builder with this key. */
    public Program ssh(int port, String... words) {
        return Program.of(secret.getParent(), command().split(" "))
                .and("-p", Integer.toString(port), "git@127.0.0.1")
                .and(words);
    }
}
