/** Walls around a tenant's processes on this machine. */
package dev.workflow.sandbox;
