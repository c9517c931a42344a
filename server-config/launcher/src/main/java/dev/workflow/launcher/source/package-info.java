/** Brings an app's source into the pod that builds it; the platform's image is used for that, so that a builder's image needs no tool for it. */
package dev.workflow.launcher.source;
