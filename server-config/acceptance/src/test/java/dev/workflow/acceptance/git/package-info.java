/** Work trees, keys and pushes, with the git and ssh of this machine. */
package dev.workflow.acceptance.git;
