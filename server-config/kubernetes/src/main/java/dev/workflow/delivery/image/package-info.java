/** Makes the container image of the platform without a Docker daemon. */
package dev.workflow.delivery.image;
