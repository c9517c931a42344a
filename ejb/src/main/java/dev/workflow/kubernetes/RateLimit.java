package dev.workflow.kubernetes;

import java.util.concurrent.TimeUnit;

/** A bucket of permits that fills steadily; whoever finds it empty waits for the next one, in order. */
final class RateLimit {

    private final double perNano;
    private final int burst;
    private double permits;
    private long filled;

    RateLimit(double qps, int burst) {
        this.perNano = qps / TimeUnit.SECONDS.toNanos(1);
        this.burst = burst;
        this.permits = burst;
        this.filled = System.nanoTime();
    }

    void take() throws InterruptedException {
        long wait = reserve(System.nanoTime());
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /** Takes a permit, of the future when there is none. @return the nanoseconds until it is there */
    synchronized long reserve(long now) {
        permits = Math.min(burst, permits + (now - filled) * perNano);
        filled = now;
        permits -= 1;
        return permits >= 0 ? 0 : (long) Math.ceil(-permits / perNano);
    }
}
