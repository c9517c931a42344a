/** Programs that the built-in buildpacks put into images or run in builds; they need the JDK and nothing else. */
package dev.workflow.imagebuilder.site;
