package dev.workflow.web.registry;

import dev.workflow.registry.Chunk;
import dev.workflow.registry.RegistryError;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a chunk of an upload belongs: {@code start-end}, both included. Some clients write "bytes " in front. */
final class ContentRange {

    private static final Pattern SHAPE = Pattern.compile("(?:bytes )?(\\d{1,18})-(\\d{1,18})(?:/.*)?");

    private ContentRange() {}

    /** @param header null when the client does not say where the bytes belong */
    static Chunk chunk(String header, InputStream body) {
        if (header == null) {
            return Chunk.of(body);
        }
        Matcher matcher = SHAPE.matcher(header.strip());
        if (!matcher.matches()) {
            throw RegistryError.BLOB_UPLOAD_INVALID.with("the Content-Range of a chunk is start-end");
        }
        long start = Long.parseLong(matcher.group(1));
        long length = Long.parseLong(matcher.group(2)) - start + 1;
        return new Chunk(OptionalLong.of(start), OptionalLong.of(length), body);
    }
}
