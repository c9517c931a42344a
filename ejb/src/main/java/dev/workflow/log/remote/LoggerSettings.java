package dev.workflow.log.remote;

import dev.workflow.identity.ServiceKey;
import java.time.Duration;

/**
 * How the logger is reached.
 *
 * @param port 0 for any free one
 * @param key that every caller shows
 * @param longestFollow of those who read plain text (platform.md §1.2)
 * @param heartbeat between signs of life to those who follow an app that is silent
 */
public record LoggerSettings(String host, int port, ServiceKey key, Duration longestFollow, Duration heartbeat) {

    public LoggerSettings {
        if (!key.isConfigured()) {
            throw new IllegalArgumentException("the logger needs a key: set WORKFLOW_LOGGER_KEY");
        }
    }

    public static LoggerSettings of(String host, int port, ServiceKey key) {
        return new LoggerSettings(host, port, key, Duration.ofSeconds(300), Duration.ofSeconds(15));
    }
}
