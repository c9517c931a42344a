package dev.workflow.factor;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** CBOR (RFC 8949) of a small map with numbers for keys, which JSON libraries cannot write. */
final class CoseMap {

    private static final int MAP = 0xa0;
    private static final int NEGATIVE = 0x20;
    private static final int BYTES_OF_ONE_BYTE_LENGTH = 0x58;

    private CoseMap() {}

    /** @param map values are small numbers and up to 255 bytes */
    static byte[] write(Map<Integer, Object> map) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(MAP | map.size());
        map.forEach((key, value) -> {
            out.write(number(key));
            if (value instanceof byte[] bytes) {
                out.write(BYTES_OF_ONE_BYTE_LENGTH);
                out.write(bytes.length);
                out.writeBytes(bytes);
            } else {
                out.write(number((Integer) value));
            }
        });
        return out.toByteArray();
    }

    private static int number(int value) {
        return value >= 0 ? value : NEGATIVE | -1 - value;
    }
}
