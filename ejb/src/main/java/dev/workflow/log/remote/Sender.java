package dev.workflow.log.remote;

import dev.workflow.log.LineFormat;
import dev.workflow.log.remote.Outbox.Forget;
import dev.workflow.log.remote.Outbox.Item;
import dev.workflow.log.remote.Outbox.Line;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Sends what is in the outbox, in order, and again until the logger has it. */
final class Sender implements Runnable {

    private static final Logger LOG = System.getLogger(Sender.class.getName());

    private static final int BATCH = 500;
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5_000;

    private final Outbox outbox;
    private final LoggerCalls logger;
    private final Clock clock;
    private final String sender = UUID.randomUUID().toString();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private long number;
    private boolean away;

    Sender(Outbox outbox, LoggerCalls logger, Clock clock) {
        this.outbox = outbox;
        this.logger = logger;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            for (List<Item> batch = outbox.take(BATCH); !batch.isEmpty(); batch = outbox.take(BATCH)) {
                number++;
                deliver(batch);
                outbox.sent(clock.instant());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(List<Item> batch) throws InterruptedException {
        for (long pause = FIRST_PAUSE; !delivered(batch); pause = Math.min(LONGEST_PAUSE, 2 * pause)) {
            if (stopping.await(pause, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private boolean delivered(List<Item> batch) {
        try {
            int status = batch.get(0) instanceof Forget forget
                    ? logger.forget(forget.app())
                    : logger.append(sender + " " + number, LoggerCalls.utf8(text(batch)));
            if (status == 200) {
                back();
                return true;
            }
            away("it answered " + status);
            // What is wrong with the lines themselves does not get better.
            return status == 400 || status == 413;
        } catch (IOException lost) {
            away(lost.getMessage());
            return false;
        }
    }

    private static String text(List<Item> batch) {
        return batch.stream()
                .map(Line.class::cast)
                .map(line -> line.app() + "\t" + LineFormat.write(line.line()) + "\n")
                .collect(Collectors.joining());
    }

    private void away(String why) {
        if (!away) {
            LOG.log(Level.WARNING, "The logger takes no lines, they are kept until it does: {0}", why);
        }
        away = true;
    }

    private void back() {
        if (away) {
            LOG.log(Level.INFO, "The logger takes lines again");
        }
        away = false;
    }

    /** Gives up what cannot be sent at once. */
    void stop() {
        stopping.countDown();
    }
}
