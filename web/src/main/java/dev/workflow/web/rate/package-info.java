/** How many requests a client may make in a while. */
package dev.workflow.web.rate;
