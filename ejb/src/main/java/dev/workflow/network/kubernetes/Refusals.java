package dev.workflow.network.kubernetes;

import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.network.Complaint;

/** What the cluster's refusals mean for the user of an app. */
final class Refusals {

    private Refusals() {}

    /** @param subject kind and name of the object */
    static Complaint of(String subject, ClusterProblem problem) {
        String server = problem.getMessage();
        return switch (problem.kind()) {
            case FORBIDDEN ->
                Complaint.lasting(subject + " is not as wanted, because the platform may not do that on this cluster: "
                        + server + ". Its operator gives it the right");
            case INVALID -> Complaint.lasting(subject + " was refused by the cluster: " + server);
            case NOT_FOUND -> Complaint.lasting(subject + " has no place on the cluster: " + server);
            case QUOTA -> Complaint.lasting(subject + " is more than the app's quota allows: " + server);
            case ALREADY_EXISTS, CONFLICT, EXPIRED, UNAVAILABLE ->
                new Complaint(subject + " is not as wanted yet: " + server + ". It is tried again", true);
        };
    }
}
