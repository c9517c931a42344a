/** The apps that tests push. */
package dev.workflow.acceptance.sample;
