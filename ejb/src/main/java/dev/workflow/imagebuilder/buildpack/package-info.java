/** The platform side of the Cloud Native Buildpacks Buildpack API: detect, build, layers, launch. */
package dev.workflow.imagebuilder.buildpack;
