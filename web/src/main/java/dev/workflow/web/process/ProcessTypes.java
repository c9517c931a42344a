package dev.workflow.web.process;

import dev.workflow.process.ProcessType;
import dev.workflow.web.JsonBody;
import java.util.LinkedHashSet;
import java.util.Set;

/** The {@code ptypes} of a request: names joined by commas; none means all. */
public final class ProcessTypes {

    private static final int LONGEST = 4096;

    private ProcessTypes() {}

    public static Set<String> of(JsonBody body) {
        Set<String> types = new LinkedHashSet<>();
        for (String type : body.optionalString("ptypes", LONGEST).orElse("").split(",")) {
            if (!type.isBlank()) {
                types.add(new ProcessType(type.strip()).value());
            }
        }
        return types;
    }
}
