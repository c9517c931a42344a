package dev.workflow.builder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** The server's identity: three OpenSSH key files, made once, readable by the owner only; PEM files put there by hand work too. */
final class HostKeys {

    private enum Kind {
        ED25519("ssh-host-ed25519-key", KeyPairProvider.SSH_ED25519, 256),
        ECDSA("ssh-host-ecdsa-key", KeyPairProvider.ECDSA_SHA2_NISTP256, 256),
        RSA("ssh-host-rsa-key", KeyPairProvider.SSH_RSA, 3072);

        private final String file;
        private final String type;
        private final int bits;

        Kind(String file, String type, int bits) {
            this.file = file;
            this.type = type;
            this.bits = bits;
        }
    }

    private final FileKeyPairProvider provider;

    private HostKeys(FileKeyPairProvider provider) {
        this.provider = provider;
    }

    /** Loads the keys of the folder, after making those that are missing. */
    static HostKeys in(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        try {
            for (Kind kind : Kind.values()) {
                files.add(ensure(folder.resolve(kind.file), kind));
            }
            HostKeys keys = new HostKeys(new FileKeyPairProvider(files));
            if (keys.publicLines().size() != files.size()) {
                throw new IOException("a host key in " + folder + " is not a readable private key");
            }
            return keys;
        } catch (GeneralSecurityException failure) {
            throw new IOException("cannot make host keys in " + folder, failure);
        }
    }

    KeyPairProvider provider() {
        return provider;
    }

    /** The public keys in the form of a known_hosts line without its host. */
    List<String> publicLines() {
        List<String> lines = new ArrayList<>();
        for (KeyPair pair : provider.loadKeys(null)) {
            lines.add(PublicKeyEntry.toString(pair.getPublic()));
        }
        return lines;
    }

    private static Path ensure(Path file, Kind kind) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            KeyPair pair = KeyUtils.generateKeyPair(kind.type, kind.bits);
            Path draft = Files.createTempFile(
                    file.getParent(),
                    ".key-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(draft)) {
                OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "workflow-builder", null, out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }
}
