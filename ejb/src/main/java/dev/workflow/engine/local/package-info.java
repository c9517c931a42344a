/** The engine that runs releases as confined processes of this machine. */
package dev.workflow.engine.local;
