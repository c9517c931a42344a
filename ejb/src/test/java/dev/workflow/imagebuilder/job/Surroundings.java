package dev.workflow.imagebuilder.job;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.List;

/**
 * What the suite needs besides a real cluster, from the environment variables that each part names.
 *
 * @param builder WORKFLOW_TEST_BUILDER_IMAGE: buildpacks with one that reads a Procfile, prints GREETING of the build and
 *     whether a layer of the build before is there, waits as many seconds as a file slow says, and fails with exit code 7
 *     when there is a file fail
 * @param run WORKFLOW_TEST_BUILDER_RUN_IMAGE
 * @param dockerfiles WORKFLOW_TEST_DOCKERFILE_IMAGE: rootless buildah; both images' user is 1001:1000
 * @param base WORKFLOW_TEST_BASE_IMAGE: with a shell, for FROM
 * @param fetch WORKFLOW_TEST_FETCH_IMAGE: the platform's own
 * @param fetchCommand WORKFLOW_TEST_FETCH_COMMAND
 * @param registryOfPods WORKFLOW_TEST_BUILD_REGISTRY: address of a registry without accounts
 * @param registry WORKFLOW_TEST_REGISTRY: the same registry, from here
 * @param host WORKFLOW_TEST_HOST: this machine's address for pods
 * @param creator program of the builder; so is {@code buildah}
 */
record Surroundings(
        String builder,
        String run,
        String dockerfiles,
        String base,
        String fetch,
        List<String> fetchCommand,
        URI registryOfPods,
        URI registry,
        String host,
        String creator,
        String buildah) {

    static Surroundings real() {
        return new Surroundings(
                variable("WORKFLOW_TEST_BUILDER_IMAGE"),
                variable("WORKFLOW_TEST_BUILDER_RUN_IMAGE"),
                variable("WORKFLOW_TEST_DOCKERFILE_IMAGE"),
                variable("WORKFLOW_TEST_BASE_IMAGE"),
                variable("WORKFLOW_TEST_FETCH_IMAGE"),
                List.of(variable("WORKFLOW_TEST_FETCH_COMMAND").split(" ")),
                URI.create(variable("WORKFLOW_TEST_BUILD_REGISTRY")),
                URI.create(variable("WORKFLOW_TEST_REGISTRY")),
                variable("WORKFLOW_TEST_HOST"),
                "/cnb/lifecycle/creator",
                "buildah");
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        assumeTrue(value != null && !value.isBlank(), "skipped: " + name + " is not set");
        return value;
    }
}
