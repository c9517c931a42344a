/** What every command stands on: its session, options shared by many, the group it belongs to. */
package dev.workflow.cli.command;
