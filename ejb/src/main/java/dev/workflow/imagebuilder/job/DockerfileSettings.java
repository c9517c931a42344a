package dev.workflow.imagebuilder.job;

/**
 * The builder of the container stack.
 *
 * @param image with buildah in it; empty when there is none
 * @param user who owns a range of subordinate ids in the image (/etc/subuid)
 * @param program of buildah in the image
 * @param seccomp of the pod: {@code Unconfined}, {@code RuntimeDefault}, or the path of a profile on the nodes. Rootless
 *     builds make user namespaces, which the default profiles of container runtimes refuse
 * @param storage driver, vfs or overlay
 */
public record DockerfileSettings(String image, RunAs user, String program, String seccomp, String storage) {}
