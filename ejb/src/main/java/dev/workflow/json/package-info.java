/** JSON from outside that is to be kept. */
package dev.workflow.json;
