package dev.workflow.imagebuilder.job;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.kubernetes.ClusterProblem;

/** What the cluster's refusals mean for a build. */
final class Refusals {

    private Refusals() {}

    static BuildFailed failure(ClusterProblem problem) {
        return switch (problem.kind()) {
            case FORBIDDEN ->
                failed(
                        "the platform may not do that in the cluster: ",
                        problem,
                        "The operator has to give its account the rights that docs/kubernetes.md lists.");
            case QUOTA ->
                failed(
                        "the cluster's quota has no room for the build: ",
                        problem,
                        "Push again later, or ask the operator.");
            case UNAVAILABLE -> failed("the cluster does not answer: ", problem, "Push again later.");
            default -> failed("the cluster refused the build: ", problem, "Ask the operator of the platform.");
        };
    }

    private static BuildFailed failed(String what, ClusterProblem problem, String hint) {
        return new BuildFailed(what + problem.getMessage(), hint, problem);
    }
}
