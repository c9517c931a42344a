package dev.workflow.mail;

import java.util.UUID;

/** Hands mail over to whoever delivers it. Takes its time: call it outside a transaction. */
public interface Mail {

    /**
     * @param id the same for every try, so that a mail that arrives twice can be known
     * @throws Undelivered when nobody has taken the responsibility for it
     */
    void send(UUID id, Message message) throws Undelivered;
}
