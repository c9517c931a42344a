/** Bounded per-app log buffers behind drycc logs. */
package dev.workflow.log;
