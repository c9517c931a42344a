package dev.workflow.messaging;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it was deserialised, as an attacker's object would. */
final class Gadget implements Serializable {
    static final AtomicInteger FIRED = new AtomicInteger();
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        FIRED.incrementAndGet();
    }
}
