package dev.workflow.engine.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On which TCP ports given processes really listen, from /proc. */
final class ListeningSockets {

    private static final String LISTEN = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    static Set<Integer> of(Collection<Long> processes) {
        Set<String> own =
                processes.stream().flatMap(pid -> sockets(pid).stream()).collect(Collectors.toSet());
        Set<Integer> ports = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            lines(Path.of("/proc/net", table)).stream()
                    .map(line -> line.trim().split("\\s+"))
                    .filter(fields ->
                            fields.length > INODE && LISTEN.equals(fields[STATE]) && own.contains(fields[INODE]))
                    .map(fields -> fields[ADDRESS].substring(fields[ADDRESS].indexOf(':') + 1))
                    .forEach(port -> ports.add(Integer.parseInt(port, 16)));
        }
        return ports;
    }

    private static Set<String> sockets(long pid) {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : open.toList()) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException | java.io.UncheckedIOException gone) {
            return inodes;
        }
        return inodes;
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
