package dev.workflow.dryccfile;

import dev.workflow.json.StorableJson;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a drycc.yaml may look like (model.md §4). Keys that mean nothing pass, but for those under {@code deploy} and
 * {@code build.docker}, which are process types.
 */
public final class DryccfileSchema {

    private static final String FIELD = "dryccfile";
    private static final int LONGEST_ECHO = 400;

    /** A day: a job that runs longer is no step of a deploy. */
    private static final int LONGEST_TIMEOUT = 86_400;

    private final Map<String, Object> file;

    private DryccfileSchema(Map<String, Object> file) {
        this.file = file;
    }

    /**
     * Lets a file pass that is empty, which means that there is none, or right.
     *
     * @throws Problem 400 on the field dryccfile, in the contract's words
     */
    public static void check(Map<String, Object> file) {
        if (!file.isEmpty()) {
            StorableJson.check(FIELD, file);
            new DryccfileSchema(file).checkFile();
        }
    }

    private void checkFile() {
        if (!file.containsKey("deploy")) {
            throw invalid("'deploy' is a required property");
        }
        Map<?, ?> deploy = object(file.get("deploy"));
        if (deploy.isEmpty()) {
            throw invalid("{} should be non-empty");
        }
        deploy.forEach((type, process) -> {
            ProcessType.ofField(FIELD, String.valueOf(type));
            checkStart(object(process));
        });
        if (file.containsKey("build")) {
            checkBuild(object(file.get("build")));
        }
        if (file.containsKey("run")) {
            list(file.get("run")).forEach(job -> checkJob(object(job)));
        }
    }

    private void checkBuild(Map<?, ?> build) {
        if (build.containsKey("docker")) {
            object(build.get("docker")).forEach((type, path) -> {
                ProcessType.ofField(FIELD, String.valueOf(type));
                string(path);
            });
        }
        if (build.containsKey("config")) {
            object(build.get("config"));
        }
    }

    private void checkJob(Map<?, ?> job) {
        checkStart(job);
        if (job.containsKey("timeout")) {
            checkTimeout(job.get("timeout"));
        }
        if (job.containsKey("when")) {
            Map<?, ?> when = object(job.get("when"));
            if (when.containsKey("ptypes")) {
                list(when.get("ptypes")).forEach(this::string);
            }
        }
    }

    /** What processes and jobs have in common. */
    private void checkStart(Map<?, ?> start) {
        if (start.containsKey("image")) {
            string(start.get("image"));
        }
        for (String words : List.of("command", "args")) {
            if (start.containsKey(words)) {
                list(start.get(words)).forEach(this::string);
            }
        }
    }

    private void checkTimeout(Object timeout) {
        BigDecimal seconds = timeout instanceof Number ? new BigDecimal(timeout.toString()) : null;
        if (seconds == null || seconds.stripTrailingZeros().scale() > 0) {
            throw mistyped(timeout, "integer");
        }
        if (seconds.compareTo(BigDecimal.ONE) < 0) {
            throw invalid(PythonText.of(timeout) + " is less than the minimum of 1");
        }
        if (seconds.compareTo(BigDecimal.valueOf(LONGEST_TIMEOUT)) > 0) {
            throw invalid(PythonText.of(timeout) + " is greater than the maximum of " + LONGEST_TIMEOUT);
        }
    }

    private Map<?, ?> object(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw mistyped(value, "object");
    }

    private List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw mistyped(value, "array");
    }

    private void string(Object value) {
        if (!(value instanceof String)) {
            throw mistyped(value, "string");
        }
    }

    private Problem mistyped(Object value, String type) {
        return invalid(PythonText.of(value) + " is not of type '" + type + "'");
    }

    private Problem invalid(String why) {
        return Problem.field(FIELD, "could not validate " + cut(PythonText.of(file)) + ": " + cut(why));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_ECHO) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_ECHO - 1)) ? LONGEST_ECHO - 1 : LONGEST_ECHO;
        return text.substring(0, end) + "…";
    }
}
