package dev.workflow.acceptance.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every process below the supervisor at one moment; later it tells which of them still live. */
public record Census(List<ProcessHandle> processes) {

    public static Census of(ProcessHandle supervisor) {
        return new Census(
                Stream.concat(Stream.of(supervisor), supervisor.descendants()).toList());
    }

    /** The command lines of those that live; zombies do not. */
    public List<String> living() {
        List<String> living = new ArrayList<>();
        for (ProcessHandle process : processes) {
            String command = Processes.command(process.pid());
            if (process.isAlive() && !command.isEmpty()) {
                living.add(process.pid() + " " + command);
            }
        }
        return living;
    }
}
