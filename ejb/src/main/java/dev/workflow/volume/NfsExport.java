package dev.workflow.volume;

import dev.workflow.problem.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of a volume's parameters that names a directory of an NFS server. */
public record NfsExport(String server, String path, boolean readOnly) {

    private static final String KEY = "nfs";
    private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,252}");
    private static final Pattern PATH = Pattern.compile("/[^\\p{Cntrl}]{0,1023}");

    public NfsExport {
        if (!SERVER.matcher(server).matches()) {
            throw invalid("nfs.server must be a host name or an address");
        }
        if (!PATH.matcher(path).matches() || (path + "/").contains("/../")) {
            throw invalid("nfs.path must be an absolute path");
        }
    }

    /**
     * Empty when there are no parameters.
     *
     * @throws Problem 400 on the field {@code parameters}
     */
    public static Optional<NfsExport> of(Map<String, ?> parameters) {
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        if (parameters.size() == 1
                && parameters.get(KEY) instanceof Map<?, ?> nfs
                && nfs.get("server") instanceof String server
                && nfs.get("path") instanceof String path
                && nfs.get("readOnly") instanceof Boolean readOnly
                && nfs.size() == 3) {
            return Optional.of(new NfsExport(server, path, readOnly));
        }
        throw invalid("must be {\"nfs\": {\"server\": text, \"path\": text, \"readOnly\": true or false}}");
    }

    private static Problem invalid(String what) {
        return Problem.field("parameters", what);
    }

    Map<String, Object> parameters() {
        return Map.of(KEY, Map.of("server", server, "path", path, "readOnly", readOnly));
    }
}
