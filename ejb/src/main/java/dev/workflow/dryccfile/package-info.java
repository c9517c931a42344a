/** The file drycc.yaml: what it may hold, whoever reads it (model.md §4). */
package dev.workflow.dryccfile;
