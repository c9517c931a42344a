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

        /**
         * The engine does.
         *
         * @param bytes how much room it was made with; 0 leaves that to the engine
         */
        record Own(long bytes) implements Source {

            public Own() {
                this(0);
            }

            /** Whatever their room: processes need no restart when it grows. */
            @Override
            public boolean equals(Object other) {
                return other instanceof Own;
            }

            @Override
            public int hashCode() {
                return Own.class.hashCode();
            }
        }

        /** An NFS server of the user's. */
        record Nfs(String server, String export, boolean readOnly) implements Source {}
    }

    /** Whether one of the two is at the place of the other or inside of it. */
    public boolean overlaps(VolumeMount other) {
        return (path + "/").startsWith(other.path + "/") || (other.path + "/").startsWith(path + "/");
    }
}
