/** Turns a source tree into an OCI image: buildpacks or a Dockerfile. */
package dev.workflow.imagebuilder;
