package dev.workflow.factor;

/** Texts that people can type, from bytes. */
final class Base32 {

    /** RFC 4648, which authenticator apps read. */
    static final String STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int BITS = 5;
    private static final int MASK = 31;

    private Base32() {}

    /**
     * @param bytes a multiple of five, so that nothing is left to pad
     * @param alphabet 32 characters
     */
    static String encode(byte[] bytes, String alphabet) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte next : bytes) {
            buffer = (buffer << Byte.SIZE | next & 0xff) & 0xffff;
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(alphabet.charAt(buffer >> held & MASK));
            }
        }
        return text.toString();
    }
}
