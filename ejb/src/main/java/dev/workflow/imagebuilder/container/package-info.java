/** Dockerfile builds with buildah. */
package dev.workflow.imagebuilder.container;
