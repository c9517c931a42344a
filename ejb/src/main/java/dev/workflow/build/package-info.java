/** Builds: images that a release can run, and what they say about process types. */
package dev.workflow.build;
