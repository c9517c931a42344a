package dev.workflow.release;

import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.imagebuilder.ImageBuilder;
import dev.workflow.log.AppLogs;
import dev.workflow.operation.Kind;
import dev.workflow.operation.OperationHandler;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.RunningOperation;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Builds pushed source; the release is made in the transaction that ends the operation, so it is made once. */
@ApplicationScoped
public class BuildHandler implements OperationHandler {

    /** Below RabbitMQ's default limit of 30 minutes for an unacknowledged message. */
    private static final Duration TIME_LIMIT = Duration.ofMinutes(20);

    @Inject
    ImageBuilder builder;

    @Inject
    PushedBuilds pushed;

    @Inject
    AppLogs logs;

    @Override
    public Kind kind() {
        return Kind.BUILD;
    }

    @Override
    public boolean handle(OperationView operation, RunningOperation running) throws WorkFailed, InterruptedException {
        BuildRequest request = new BuildRequest(
                operation.uuid(),
                operation.app(),
                operation.text(PushedBuilds.SHA),
                operation.text(PushedBuilds.SOURCE),
                pushed.config(operation.app()),
                TIME_LIMIT);
        try {
            BuiltImage built = builder.build(request, new Output(running));
            if (running.cancelled()) {
                throw new CancellationException("the client went away");
            }
            running.flush();
            pushed.publish(operation, built);
            return false;
        } catch (ImageBuilder.BuildFailed failure) {
            if (running.cancelled()) {
                throw new CancellationException("the build was cancelled");
            }
            throw new WorkFailed(failure.getMessage(), failure.hint(), failure);
        } catch (Problem refused) {
            throw new WorkFailed(refused.getMessage(), refused.hint(), refused);
        }
    }

    private record Output(RunningOperation running) implements ImageBuilder.BuildOutput {
        @Override
        public void line(String text) {
            running.line(text);
        }

        @Override
        public boolean cancelled() {
            return running.cancelled();
        }
    }

    @Override
    public void abandoned(OperationView operation) {
        logs.platform(
                operation.app().name(),
                "the build of " + operation.text(PushedBuilds.SHA) + " was given up: "
                        + operation.cause().orElse(""));
    }
}
