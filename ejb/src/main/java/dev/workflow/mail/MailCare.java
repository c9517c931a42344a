package dev.workflow.mail;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.mail.Dispatch.Taken;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Empties the outbox, on every controller and passport, one mail after the other. */
@Startup
@Singleton
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailCare {

    private static final Logger LOG = System.getLogger(MailCare.class.getName());
    private static final int MOST = 100;
    /** Those that are told how to reach the mail server. */
    private static final Set<Component> HERE = EnumSet.of(Component.CONTROLLER, Component.PASSPORT);

    @Inject
    Components components;

    @Inject
    MailSetup setup;

    @Inject
    Dispatch dispatch;

    /** Wrong settings are told at start, not by the first mail. */
    @PostConstruct
    void check() {
        if (setup.mail().isEmpty()) {
            LOG.log(Level.INFO, "No mail server is set: mail stays in the outbox, where administrators can read it.");
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void send() {
        Optional<Mail> mail = setup.mail();
        if (mail.isEmpty() || !components.runAny(HERE)) {
            return;
        }
        try {
            int sent = 0;
            while (sent < MOST && sendOne(mail.get())) {
                sent++;
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "The outbox could not be emptied; trying again: {0}", failed.toString());
        }
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    void prune() {
        if (components.runAny(HERE)) {
            dispatch.prune();
        }
    }

    /** @return false when there is none, or when the server is in trouble: then the others wait as well */
    private boolean sendOne(Mail mail) {
        Optional<Taken> next = dispatch.take();
        if (next.isEmpty()) {
            return false;
        }
        try {
            mail.send(next.get().id(), next.get().message());
            dispatch.sent(next.get().id());
            return true;
        } catch (Undelivered trouble) {
            LOG.log(Level.WARNING, "Mail {0} was not taken: {1}", next.get().id(), trouble.getMessage());
            dispatch.undelivered(next.get().id(), String.valueOf(trouble.getMessage()), trouble.forGood());
            return trouble.forGood();
        }
    }
}
