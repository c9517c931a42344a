/** Process types and what a process of a release needs to run. */
package dev.workflow.process;
