/** The one error model: what went wrong in the user's words, with a stable code, a status and a way out. */
package dev.workflow.problem;
