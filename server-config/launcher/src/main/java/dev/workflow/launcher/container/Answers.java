package dev.workflow.launcher.container;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** What {@code helm test} runs: asks addresses and compares the status. Arguments: {@code STATUS URL}, each in one word. */
public final class Answers {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int TRIES = 12;

    private Answers() {}

    /** Ends with code 1 when one of them does not answer as it should within two minutes. */
    public static void main(String[] args) throws InterruptedException {
        int wrong = 0;
        for (String line : args) {
            String[] words = line.split(" ", 2);
            String answer = ask(words[1], words[0]);
            boolean right = answer.equals(words[0]);
            wrong += right ? 0 : 1;
            System.out.println((right ? "ok     " : "WRONG  ") + words[1] + " answers " + answer
                    + (right ? "" : " instead of " + words[0]));
        }
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static String ask(String url, String wanted) throws InterruptedException {
        String answer = "";
        for (int round = 0; round < TRIES && !answer.equals(wanted); round++) {
            if (round > 0) {
                TimeUnit.SECONDS.sleep(5);
            }
            answer = ask(url);
        }
        return answer;
    }

    private static String ask(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return Integer.toString(status);
        } catch (IOException unreachable) {
            return "nothing (" + unreachable.getMessage() + ")";
        }
    }
}
