/** Which components of the platform this server runs, and whether they work yet. */
package dev.workflow.component;
