package dev.workflow.sandbox;

/**
 * One thing a confined command sees.
 *
 * @param source a path of this machine (READ_ONLY, WRITABLE, VOLUME), what a LINK points to, else empty
 * @param target where it is inside
 */
record Shown(Kind kind, String source, String target) {

    enum Kind {
        READ_ONLY,
        WRITABLE,
        VOLUME,
        DEVICE,
        LINK,
        MEMORY,
        PROC
    }

    static Shown readOnly(String source, String target) {
        return new Shown(Kind.READ_ONLY, source, target);
    }

    static Shown writable(String source, String target) {
        return new Shown(Kind.WRITABLE, source, target);
    }

    static Shown volume(String source, String target) {
        return new Shown(Kind.VOLUME, source, target);
    }

    static Shown memory(String target) {
        return new Shown(Kind.MEMORY, "", target);
    }
}
