package dev.workflow.imagebuilder.job;

/**
 * The builder of the buildpacks stack.
 *
 * @param image with the buildpacks and the lifecycle; empty when there is none
 * @param run the image that apps get below their layers; empty for what the builder says
 * @param user CNB_USER_ID and CNB_GROUP_ID of the builder
 * @param creator where the image has the lifecycle's program that does all its phases
 * @param api the Platform API that its lifecycle is spoken to in, 0.13 or newer when the registry speaks plain http
 */
public record BuildpackSettings(String image, String run, RunAs user, String creator, String api) {

    private static final int INSECURE_SINCE = 13;

    public BuildpackSettings {
        if (!api.matches("0\\.\\d{1,2}")) {
            throw new IllegalArgumentException("not a version of the Platform API: " + api);
        }
    }

    /** Whether the lifecycle can be told of registries that speak plain http. */
    boolean knowsInsecure() {
        return Integer.parseInt(api.substring(2)) >= INSECURE_SINCE;
    }
}
