/** Is this server alive, and can it work? */
package dev.workflow.web.health;
