package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.log.AppLogs;
import dev.workflow.operation.RunningOperation;

/** What a rollout says goes to the operation's output and to the app's log. */
final class LoggedProgress implements Engine.Progress {

    private final AppName app;
    private final RunningOperation running;
    private final AppLogs logs;

    LoggedProgress(AppName app, RunningOperation running, AppLogs logs) {
        this.app = app;
        this.running = running;
        this.logs = logs;
    }

    @Override
    public void say(String line) {
        running.line(line);
        logs.platform(app, line);
    }

    /** The same under the heading that the contract gives to everything of a release's deploy (model.md §6.2). */
    Engine.Progress pipeline(int version) {
        return new Engine.Progress() {
            @Override
            public void say(String line) {
                LoggedProgress.this.say("[pipeline] release v" + version + " " + line);
            }

            @Override
            public boolean cancelled() {
                return LoggedProgress.this.cancelled();
            }
        };
    }

    @Override
    public boolean cancelled() {
        return running.cancelled();
    }
}
