package dev.workflow.launcher.command;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.data.DataLock;
import dev.workflow.launcher.data.Remembered;
import dev.workflow.launcher.option.PortName;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.supervisor.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Is the supervisor: starts the parts and stays until a signal ends it. */
final class Supervise implements Verb {

    private final Settings settings;
    private final Distribution distribution;
    private final PrintStream out;
    private final Runnable whenReady;

    Supervise(Settings settings, Distribution distribution, PrintStream out, Runnable whenReady) {
        this.settings = settings;
        this.distribution = distribution;
        this.out = out;
        this.whenReady = whenReady;
    }

    @Override
    public int run() throws Exception {
        DataLock lock = DataLock.take(settings.data());
        try {
            return supervise();
        } finally {
            lock.close();
        }
    }

    private int supervise() throws IOException, InterruptedException {
        remember();
        out.println("Starting Workflow in " + settings.data().root());
        Supervisor supervisor = new Supervisor(settings.data(), new Platform(settings, distribution).parts(), out);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor), "stop"));
        if (!supervisor.start()) {
            supervisor.stop();
            return ended(supervisor.reason());
        }
        whenReady.run();
        new CountDownLatch(1).await();
        return 0;
    }

    /** Without a reason it was a signal that ended the start. */
    private static int ended(String reason) {
        if (reason.isEmpty()) {
            return 1;
        }
        throw new Refusal(reason);
    }

    private void stop(Supervisor supervisor) {
        try {
            supervisor.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember() throws IOException {
        Remembered remembered = Remembered.in(settings.data()).set("domain", settings.domain());
        for (PortName name : PortName.values()) {
            remembered.set(name.option(), Integer.toString(settings.port(name)));
        }
        remembered.save();
    }
}
