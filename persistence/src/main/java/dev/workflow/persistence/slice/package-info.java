/** Parts of a long list: which part is asked for, and the part that was found. */
package dev.workflow.persistence.slice;
