package dev.workflow.kubernetes;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends a request from another thread, so that an interrupt ends only the waiting: in the caller's own thread it could cut
 * a frame of the connection that all calls share.
 */
final class Exchange<T> implements Callback {

    /** What to make of an answer, in the other thread. Closes it when it is done with it. */
    interface Reading<T> {
        T read(Call call, Response response) throws IOException;
    }

    /** An answer that goes on. Its call is what another thread can end it by. */
    record Opened(Call call, Response response) {}

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Reading<T> reading;

    private Exchange(Reading<T> reading) {
        this.reading = reading;
    }

    static <T> T run(OkHttpClient http, Request request, Reading<T> reading) throws IOException, InterruptedException {
        Exchange<T> exchange = new Exchange<>(reading);
        Call call = http.newCall(request);
        call.enqueue(exchange);
        return result(exchange.result, call);
    }

    /** Waits for it; an interrupt cancels the call. */
    static <T> T result(CompletableFuture<T> result, Call call) throws IOException, InterruptedException {
        try {
            return result.get();
        } catch (InterruptedException stop) {
            call.cancel();
            throw stop;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException lost ? lost : new IOException(failed.getCause());
        }
    }

    @Override
    public void onFailure(Call call, IOException failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onResponse(Call call, Response response) {
        try {
            result.complete(reading.read(call, response));
        } catch (IOException | RuntimeException failure) {
            result.completeExceptionally(failure);
        }
    }
}
