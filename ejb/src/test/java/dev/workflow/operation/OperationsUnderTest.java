package dev.workflow.operation;

import java.util.UUID;

/** What a handler is given, for tests of other packages. */
public final class OperationsUnderTest {

    private OperationsUnderTest() {}

    /** Its output goes nowhere. */
    public static RunningOperation running(UUID uuid) {
        return new RunningOperation(uuid, 1, (operation, batch) -> {});
    }

    public static Instance instance() {
        Instance instance = new Instance();
        instance.port = "8080";
        return instance;
    }
}
