/** Puts one server together: which components run here, and which adapter stands behind each port. Nothing depends on it. */
package dev.workflow.platform;
