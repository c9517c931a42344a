package dev.workflow.volume.local;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens files on threads of their own. An app can put a named pipe into the place of a file between the look at it and
 * the opening; the kernel then waits for a writer that never comes, and nothing in Java ends that. So such a thread is
 * given up, and there are never more than a few of them.
 */
final class Opening {

    private final Semaphore places;
    private final Duration patience;

    /**
     * @param most threads at a time, those that were given up included
     * @param patience after which one is given up
     */
    Opening(int most, Duration patience) {
        this.places = new Semaphore(most);
        this.patience = patience;
    }

    SeekableByteChannel open(Callable<SeekableByteChannel> how) throws IOException {
        if (!places.tryAcquire()) {
            throw new IOException("too many files are being opened");
        }
        CompletableFuture<SeekableByteChannel> opened = new CompletableFuture<>();
        Thread thread = new Thread(null, () -> run(how, opened), "volume-open", 256 * 1024L);
        thread.setDaemon(true);
        thread.start();
        return await(opened);
    }

    private void run(Callable<SeekableByteChannel> how, CompletableFuture<SeekableByteChannel> opened) {
        try {
            SeekableByteChannel channel = how.call();
            if (!opened.complete(channel)) {
                channel.close();
            }
        } catch (Exception failed) {
            opened.completeExceptionally(failed);
        } finally {
            places.release();
        }
    }

    private SeekableByteChannel await(CompletableFuture<SeekableByteChannel> opened) throws IOException {
        try {
            return opened.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stuck) {
            if (opened.cancel(false)) {
                throw new IOException("it cannot be opened within " + patience.toMillis() + " ms", stuck);
            }
            return opened.join();
        } catch (InterruptedException stopping) {
            opened.cancel(false);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        } catch (ExecutionException | CompletionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
        }
    }
}
