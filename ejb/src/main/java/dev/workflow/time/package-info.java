/** The clock that every service asks, so that tests can set it. */
package dev.workflow.time;
