/** Request bodies that are wrong in every way we could think of, made from the schemas of the document. */
package dev.workflow.acceptance.spoiled;
