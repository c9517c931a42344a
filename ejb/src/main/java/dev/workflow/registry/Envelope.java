package dev.workflow.registry;

import java.util.Optional;

/** Makes bytes unreadable for everybody but the platform. */
public interface Envelope {

    byte[] seal(byte[] clear);

    /** Empty for what was not sealed here, or was changed. */
    Optional<byte[]> open(byte[] sealed);
}
