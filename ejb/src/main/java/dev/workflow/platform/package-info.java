/** What every component of one server shares: its clock, its settings, which components run here. */
package dev.workflow.platform;
