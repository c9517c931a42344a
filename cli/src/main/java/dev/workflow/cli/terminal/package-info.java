/** What the user sees: tables, detail views, progress, prompts, colours, raw mode. */
package dev.workflow.cli.terminal;
