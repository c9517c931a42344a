package dev.workflow.launcher.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The platform's own passwords: made at random once, each in a file that only its owner can read. */
public final class Secrets {

    private static final String ADMIN = "first-admin-password";

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(DataFolder data) {
        this.folder = data.secrets();
    }

    /** @return the secret of that name, 160 random bits in hexadecimal, made on first use */
    public String get(String name) {
        return read(name).orElseGet(() -> store(name, randomText()));
    }

    /** Where the server keeps the key that encrypts config values; the server makes it. */
    public Path masterKey() {
        return folder.resolve("master-key");
    }

    /**
     * The administrator's password while it still has to be handed over: from the first start until
     * {@link #adminPasswordShown()}. It stays what it was at the first call, because the server may have made the
     * administrator by the second.
     *
     * @param wanted what it is to be; random when empty
     */
    public Optional<String> adminPassword(Optional<String> wanted) {
        if (Files.exists(folder.resolve(ADMIN + "-shown"))) {
            return Optional.empty();
        }
        return Optional.of(read(ADMIN).orElseGet(() -> store(ADMIN, wanted.orElseGet(this::randomText))));
    }

    /** Forgets the administrator's password; from here on only its owner knows it. */
    public void adminPasswordShown() {
        try {
            OwnerOnly.write(folder.resolve(ADMIN + "-shown"), "");
            Files.deleteIfExists(folder.resolve(ADMIN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String store(String name, String secret) {
        try {
            OwnerOnly.write(folder.resolve(name), secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secret;
    }

    private String randomText() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
