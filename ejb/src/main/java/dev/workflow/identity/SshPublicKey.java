package dev.workflow.identity;

import dev.workflow.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key as OpenSSH writes it: {@code type base64 [comment]}. Only a line that holds one whole key of a type in
 * {@link SshKeyType} becomes a value of this type.
 *
 * @param line the line without surrounding blanks
 * @param blob what the base64 stands for
 */
public record SshPublicKey(String line, byte[] blob) {

    private static final int LONGEST_LINE = 16 * 1024;

    /** @throws Problem 400 for the field {@code public} */
    public static SshPublicKey parse(String text) {
        String line = text.strip();
        if (line.startsWith("-----BEGIN")) {
            throw refused("This is not a public key line. Send the .pub file and keep the private key to yourself.");
        }
        if (line.length() > LONGEST_LINE || line.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw refused("Key must be one line of an OpenSSH public key file.");
        }
        String[] words = line.split("[ \t]+", 3);
        byte[] blob = decode(words.length > 1 ? words[1] : "");
        SshKeyType type = SshKeyType.named(words[0])
                .orElseThrow(() -> refused("Key type is not supported. Use an ed25519, rsa, ecdsa or dss key."));
        if (!type.isWhole(blob)) {
            throw refused("Key is damaged: it does not hold a whole " + type.label() + " key.");
        }
        return new SshPublicKey(line, blob);
    }

    /** MD5 in hex with colons, as the contract shows it. */
    public String md5() {
        return HexFormat.ofDelimiter(":").formatHex(digest("MD5"));
    }

    /** {@code SHA256:…} as ssh-keygen prints it. */
    public String sha256() {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest("SHA-256"));
    }

    private byte[] digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(blob);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] decode(String base64) {
        try {
            byte[] blob = Base64.getDecoder().decode(base64);
            if (blob.length > 0) {
                return blob;
            }
        } catch (IllegalArgumentException notBase64) {
            throw refused("Key contains invalid base64 chars");
        }
        throw refused("Key contains invalid base64 chars");
    }

    private static Problem refused(String why) {
        return Problem.field("public", why);
    }
}
