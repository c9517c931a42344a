package dev.workflow.kubernetes;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Response;

/** @param asked how long the server wants to be left alone; zero when it does not say */
record Answer(int status, Duration asked, String text) {

    private static final long LONGEST_SECONDS = 60;

    /** Reads the answer to its end. */
    static Answer read(Response response) throws IOException {
        try (response) {
            return new Answer(response.code(), asked(response), response.body().string());
        }
    }

    boolean good() {
        return status >= 200 && status < 300;
    }

    KubernetesObject object() {
        return KubernetesObject.parse(text);
    }

    private static Duration asked(Response response) {
        String seconds = response.header("Retry-After", "");
        return seconds != null && seconds.matches("\\d{1,6}")
                ? Duration.ofSeconds(Math.min(LONGEST_SECONDS, Long.parseLong(seconds)))
                : Duration.ZERO;
    }
}
