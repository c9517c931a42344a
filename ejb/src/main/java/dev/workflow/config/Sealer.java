package dev.workflow.config;

import com.google.crypto.tink.Aead;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seals and opens what is secret at rest; the row's id is bound in, so rows cannot be swapped. */
@ApplicationScoped
public class Sealer {

    private static final String CONFIG = "config";

    @Inject
    @ConfigProperty(name = "workflow.master.key.file")
    String keyFile;

    private final Jsonb jsonb = JsonbBuilder.create();
    private MasterKey key;
    private Aead aead;

    protected Sealer() {}

    public Sealer(Path keyFile) {
        this.keyFile = keyFile.toString();
        load();
    }

    @PostConstruct
    void load() {
        key = MasterKey.load(Path.of(keyFile));
        aead = key.aead();
    }

    /** @param purpose signatures for one are worth nothing for another */
    public Signer signer(String purpose) {
        return key.signer(purpose);
    }

    byte[] seal(UUID row, Map<String, ?> secrets) {
        return sealText(CONFIG, row, jsonb.toJson(secrets));
    }

    /** @param context which row of which table; only the same can open it */
    public byte[] seal(String context, byte[] clear) {
        try {
            return aead.encrypt(clear, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(context + " could not be sealed", broken);
        }
    }

    /** As {@link #seal(String, byte[])}, for a text of a row of the given kind. */
    public byte[] sealText(String kind, UUID row, String secret) {
        return seal(kind + "/" + row, secret.getBytes(StandardCharsets.UTF_8));
    }

    public String openText(String kind, UUID row, byte[] sealed) {
        return new String(open(kind + "/" + row, sealed), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException when it was sealed with another key, or for another row */
    public byte[] open(String context, byte[] sealed) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException(context + " was sealed with another master key than " + keyFile, foreign);
        }
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> open(UUID row, byte[] sealed) {
        return jsonb.fromJson(openText(CONFIG, row, sealed), LinkedHashMap.class);
    }
}
