package dev.workflow.config;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The keyset that seals secrets at rest: a Tink keyset in a file of mode 0600. It is made once; every ciphertext names
 * its key, so a rotated keyset still opens old rows (decision 10).
 */
final class MasterKey {

    private MasterKey() {}

    static Aead load(Path file) {
        try {
            AeadConfig.register();
            if (!Files.exists(file)) {
                create(file);
            }
            KeysetHandle keys =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("the master key file " + file + " cannot be used", unusable);
        }
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        String text = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".master",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text, StandardOpenOption.WRITE);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException anotherServerWasFirst) {
            // its keyset is the one to use
        } finally {
            Files.delete(fresh);
        }
    }
}
