package dev.workflow.storage;

import java.net.URI;
import java.time.Duration;

/** Addresses by which one object can be read without keys of the store. */
public interface ObjectLinks {

    /** @param life how long the address is good for; seven days at most */
    URI link(String key, Duration life);
}
