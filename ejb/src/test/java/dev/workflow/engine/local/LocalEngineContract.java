package dev.workflow.engine.local;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.engine.EngineProbesContract;
import dev.workflow.image.ImageReference;
import dev.workflow.process.ProcessType;
import dev.workflow.sandbox.Sandbox;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The local engine behind one kind of wall; skipped where the machine does not allow that wall. */
@Execution(ExecutionMode.CONCURRENT)
abstract class LocalEngineContract implements EngineProbesContract {

    private LocalFixture local;

    abstract Sandbox.Strength strength();

    @BeforeEach
    void open() throws IOException {
        local = new LocalFixture(EnumSet.of(strength()));
    }

    @AfterEach
    void close() {
        if (local != null) {
            local.close();
        }
    }

    @Override
    public Engine engine() {
        return local.engine;
    }

    @Override
    public AppName app() {
        return local.app();
    }

    @Override
    public ImageReference image() {
        return local.image;
    }

    @Override
    public List<String> testApp(String... arguments) {
        return local.testApp(arguments);
    }

    @Override
    public String get(AppName app, String path) throws IOException {
        return local.routes.get(app, ProcessType.WEB, path);
    }
}
