package dev.workflow.launcher.supervisor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a part that did not start complained about, if it was one of the operator's settings. Its log has that somewhere
 * in hundreds of lines of stack traces.
 */
final class SettingFault {

    private static final int TAIL_BYTES = 1 << 20;
    private static final Pattern FAULT =
            Pattern.compile("IllegalArgumentException: ((?:WORKFLOW|DRYCC|LDAP)_[A-Z0-9_]+\\b.{1,500})");

    private SettingFault() {}

    /**
     * The last one in the log's last megabyte; empty for none and for a log that cannot be read.
     *
     * @param before how long the log was before the part was started: what is older may be put right by now
     */
    static Optional<String> in(Path log, long before) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            // A log that is shorter now was begun anew since.
            long news = length < before ? length : length - before;
            byte[] tail = new byte[(int) Math.min(TAIL_BYTES, news)];
            file.seek(length - tail.length);
            file.readFully(tail);
            return FAULT.matcher(new String(tail, StandardCharsets.UTF_8))
                    .results()
                    .reduce((first, last) -> last)
                    .map(fault -> fault.group(1).strip());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
