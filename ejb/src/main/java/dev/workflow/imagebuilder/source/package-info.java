/** The pushed source: unpacked safely, and the files in it that steer a build. */
package dev.workflow.imagebuilder.source;
