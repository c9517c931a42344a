package dev.workflow.launcher.services;

import dev.workflow.launcher.process.ParentWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The services JVM: broker and storage side by side until the supervisor ends or says so. */
public final class ServicesMain {

    private ServicesMain() {}

    public static void main(String[] args) {
        ParentWatch.start();
        // At INFO the broker writes four lines for every connection.
        Logger.getLogger("").setLevel(Level.WARNING);
        ServicesEnvironment environment = ServicesEnvironment.read(System.getenv());
        try {
            CompletableFuture<Void> storage = CompletableFuture.runAsync(() -> storage(environment));
            broker(environment);
            storage.join();
            Files.createFile(environment.ready());
        } catch (Throwable e) {
            // Threads that are not daemons would keep a half-started JVM alive.
            e.printStackTrace();
            Runtime.getRuntime().halt(3);
        }
    }

    private static void broker(ServicesEnvironment environment) throws Exception {
        if (environment.amqpPort() > 0) {
            Broker broker = Broker.start(
                    Path.of(environment.folder(), "broker"), environment.amqpPort(), environment.amqpPassword());
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        }
    }

    private static void storage(ServicesEnvironment environment) {
        if (environment.storagePort() == 0) {
            return;
        }
        try {
            Storage storage = Storage.start(
                    Path.of(environment.folder(), "storage"),
                    "127.0.0.1",
                    environment.storagePort(),
                    environment.accessKey(),
                    environment.secretKey());
            Runtime.getRuntime().addShutdownHook(new Thread(storage::stop));
        } catch (Exception e) {
            throw new IllegalStateException("The object storage did not start", e);
        }
    }
}
