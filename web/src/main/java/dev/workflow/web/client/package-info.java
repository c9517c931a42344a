/** Administrators register programs that may ask for tokens, and change the keys that sign these. */
package dev.workflow.web.client;
