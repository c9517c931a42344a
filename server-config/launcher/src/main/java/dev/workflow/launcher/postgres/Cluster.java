package dev.workflow.launcher.postgres;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.data.DataFolder;
import dev.workflow.launcher.data.OwnerOnly;
import dev.workflow.launcher.process.PlainEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The database files. Only the {@code workflow} role can log in; the superuser has no password and no socket. */
record Cluster(Binaries binaries, Account account, DataFolder data, String major) {

    Path folder() {
        return data.postgres().resolve("data");
    }

    /** Creates the files, the role and the database in a draft and moves it into place; keeps what exists. */
    void create(String password) throws IOException, InterruptedException {
        if (Files.exists(folder())) {
            sameVersion();
            account.own(data.postgres(), data);
            return;
        }
        Path draft = data.postgres().resolve("data.draft");
        OwnerOnly.delete(draft);
        account.own(data.postgres(), data);
        run(
                "",
                "initdb",
                "-D",
                draft.toString(),
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--locale=C",
                "--data-checksums",
                "--auth-local=peer",
                "--auth-host=scram-sha-256");
        String answer = run(
                "CREATE ROLE workflow LOGIN PASSWORD '" + password + "'\nCREATE DATABASE workflow OWNER workflow\n",
                "postgres",
                "--single",
                "-D",
                draft.toString(),
                "template1");
        if (answer.contains("ERROR:") || answer.contains("FATAL:")) {
            throw new IOException("The database could not be created: " + answer.strip());
        }
        Files.move(draft, folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void sameVersion() throws IOException {
        String found = Files.readString(folder().resolve("PG_VERSION")).strip();
        if (!found.equals(major)) {
            throw new Refusal("The database in " + folder() + " was made by PostgreSQL " + found
                    + ", this build brings " + major + ": start the build that made it, or move the folder away.");
        }
    }

    private String run(String input, String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(binaries.program(program)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(account.of(command));
        PlainEnvironment.apply(builder, environment());
        return Command.run(builder.directory(data.postgres().toFile()), input);
    }

    static Map<String, String> environment() {
        return Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C", "TZ", "UTC");
    }
}
