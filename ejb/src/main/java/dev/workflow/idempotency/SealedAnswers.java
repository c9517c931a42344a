package dev.workflow.idempotency;

import dev.workflow.config.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer and the fingerprint of its request as one sealed value: answers hold configurations, and a fingerprint would
 * let somebody who reads the database try out what was sent.
 */
@ApplicationScoped
public class SealedAnswers {

    @Inject
    Sealer sealer;

    /** An answer and which request it belongs to. */
    record Entry(byte[] fingerprint, Answer answer) {}

    byte[] seal(IdempotencyKey key, Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, entry.fingerprint());
            out.writeInt(entry.answer().status());
            out.writeBoolean(entry.answer().whole());
            out.writeInt(entry.answer().headers().size());
            for (Map.Entry<String, String> header : entry.answer().headers().entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            write(out, entry.answer().body());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sealer.seal(context(key), bytes.toByteArray());
    }

    Entry open(IdempotencyKey key, byte[] sealed) {
        byte[] clear = sealer.open(context(key), sealed);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(clear))) {
            byte[] fingerprint = read(in);
            int status = in.readInt();
            boolean whole = in.readBoolean();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                headers.put(in.readUTF(), in.readUTF());
            }
            return new Entry(fingerprint, new Answer(status, headers, read(in), whole));
        } catch (IOException broken) {
            throw new UncheckedIOException("a kept answer cannot be read", broken);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static String context(IdempotencyKey key) {
        return "answer/" + key.account() + "/" + key.value();
    }
}
