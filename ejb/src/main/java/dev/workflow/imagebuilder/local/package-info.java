/** The imagebuilder that works on this machine: the order of a build's steps, its folders, slots and caches. */
package dev.workflow.imagebuilder.local;
