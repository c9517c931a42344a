package dev.workflow.registry;

import java.io.InputStream;
import java.util.OptionalLong;

/**
 * Bytes for an upload.
 *
 * @param start where the client says they belong, empty when it does not say
 * @param length how many it says there are
 */
public record Chunk(OptionalLong start, OptionalLong length, InputStream body) {

    public static Chunk of(InputStream body) {
        return new Chunk(OptionalLong.empty(), OptionalLong.empty(), body);
    }
}
