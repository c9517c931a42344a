/** One command of a build: started, watched, its output shown, and stopped with everything it started. */
package dev.workflow.imagebuilder.step;
