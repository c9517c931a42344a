package dev.workflow.config;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The keyset that seals secrets at rest: a Tink keyset in a file of mode 0600. It is made once; every ciphertext names
 * its key, so a rotated keyset still opens old rows (decision 10).
 */
final class MasterKey {

    private final KeysetHandle keys;

    private MasterKey(KeysetHandle keys) {
        this.keys = keys;
    }

    static MasterKey load(Path file) {
        try {
            AeadConfig.register();
            if (!Files.exists(file)) {
                create(file);
            }
            return new MasterKey(
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("the master key file " + file + " cannot be used", unusable);
        }
    }

    Aead aead() {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the master keyset cannot seal", unusable);
        }
    }

    /** Signs with keys of its own for each purpose, from which nobody gets back to the master keys. */
    Signer signer(String purpose) {
        byte[] name = ("workflow/" + purpose).getBytes(StandardCharsets.UTF_8);
        List<byte[]> derived = new ArrayList<>(List.of(Signer.mac(secret(keys.getPrimary()), name)));
        for (int i = 0; i < keys.size(); i++) {
            KeysetHandle.Entry entry = keys.getAt(i);
            if (!entry.isPrimary() && entry.getStatus() == KeyStatus.ENABLED) {
                derived.add(Signer.mac(secret(entry), name));
            }
        }
        return new Signer(derived);
    }

    private static byte[] secret(KeysetHandle.Entry entry) {
        if (entry.getKey() instanceof AesGcmKey key) {
            return key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        }
        throw new IllegalStateException("the master keyset holds a key that is no AES-GCM key");
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
