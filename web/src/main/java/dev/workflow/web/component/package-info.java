/** Keeps requests away from components that do not run on this server. */
package dev.workflow.web.component;
