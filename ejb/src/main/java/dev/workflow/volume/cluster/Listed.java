package dev.workflow.volume.cluster;

import dev.workflow.volume.FilePath;
import dev.workflow.volume.StoredFile;
import dev.workflow.volume.VolumeFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link Commands#list} prints: the first entries by name, however many there are. */
final class Listed {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{1,8}) ([0-9]{1,18}) (-?[0-9]{1,12}) \\./(.+)");
    private static final int KIND = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final char UNREADABLE = '\uFFFD';

    private Listed() {}

    static List<StoredFile> read(FilePath path, InputStream output) throws IOException {
        TreeMap<String, StoredFile> first = new TreeMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            entry(path, line).ifPresent(file -> first.put(file.name(), file));
            if (first.size() > VolumeFiles.MOST_ENTRIES) {
                first.pollLastEntry();
            }
        }
        return new ArrayList<>(first.values());
    }

    /** A name that is no text cannot be asked for either. */
    private static Optional<StoredFile> entry(FilePath path, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || line.indexOf(UNREADABLE) >= 0) {
            return Optional.empty();
        }
        String name = matcher.group(4);
        boolean directory = (Integer.parseUnsignedInt(matcher.group(1), 16) & KIND) == DIRECTORY;
        boolean itself = !directory && !path.isRoot() && name.equals(path.name());
        String place = path.isRoot() ? name : path + "/" + name;
        return Optional.of(new StoredFile(
                name,
                itself ? path.toString() : place,
                directory,
                Long.parseLong(matcher.group(2)),
                Instant.ofEpochSecond(Long.parseLong(matcher.group(3)))));
    }
}
