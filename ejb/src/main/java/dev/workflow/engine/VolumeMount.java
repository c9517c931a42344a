package dev.workflow.engine;

import java.util.UUID;

/**
 * A volume shown to the processes of a type, or to a job; what they write stays.
 *
 * @param volume whose files these are; never given to another volume
 * @param name of the volume in its app
 * @param path where processes see it, absolute
 */
public record VolumeMount(UUID volume, String name, String path, Source source) {

    /** Who keeps the files. */
    public sealed interface Source {

        /** The engine does. */
        record Own() implements Source {}

        /** An NFS server of the user's. */
        record Nfs(String server, String export, boolean readOnly) implements Source {}
    }

    /** Whether one of the two is at the place of the other or inside of it. */
    public boolean overlaps(VolumeMount other) {
        return (path + "/").startsWith(other.path + "/") || (other.path + "/").startsWith(path + "/");
    }
}
