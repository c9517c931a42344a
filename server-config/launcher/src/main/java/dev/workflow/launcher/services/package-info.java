/** The embedded message broker and object storage, together in one small JVM. */
package dev.workflow.launcher.services;
