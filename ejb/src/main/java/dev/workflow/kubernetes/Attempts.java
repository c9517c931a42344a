package dev.workflow.kubernetes;

import java.io.IOException;
import java.time.Duration;

/** One call, made until it is answered for good. */
final class Attempts {

    private final Calls calls;
    private final ApiCall call;
    private boolean unsure;

    Attempts(Calls calls, ApiCall call) {
        this.calls = calls;
        this.call = call;
    }

    /** One try. */
    interface Sending<T> {
        T send(ApiCall call) throws IOException, InterruptedException, Refused;
    }

    /** Whether a try may have done its work although no good answer came. */
    boolean unsure() {
        return unsure;
    }

    /** @throws ClusterProblem when it is refused, or not answered, for good */
    <T> T run(Sending<T> sending) {
        Pauses pauses = new Pauses(calls.patience());
        try {
            while (true) {
                ClusterProblem problem;
                Duration asked;
                try {
                    return sending.send(call);
                } catch (Refused refused) {
                    problem = refused(refused.answer());
                    asked = refused.answer().asked();
                } catch (IOException lost) {
                    problem = lost(lost);
                    asked = Duration.ZERO;
                }
                if (!pauses.pause(asked)) {
                    throw problem;
                }
            }
        } catch (InterruptedException stop) {
            throw Refusal.interrupted(stop);
        }
    }

    /** @throws ClusterProblem when trying again does not help */
    private ClusterProblem refused(Answer answer) {
        ClusterProblem problem = Refusal.of(call.url(), answer);
        if (!call.again(answer, problem)) {
            throw problem;
        }
        unsure |= answer.status() >= 500;
        return problem;
    }

    private ClusterProblem lost(IOException cause) {
        ClusterProblem problem = Refusal.lost(calls.server(), cause);
        if (!call.again(cause)) {
            throw problem;
        }
        unsure |= !ApiCall.neverSent(cause);
        return problem;
    }
}
