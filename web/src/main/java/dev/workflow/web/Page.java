package dev.workflow.web;

import java.util.List;

/** One page of a stored list (api.md §1.2); {@code next} and {@code previous} are absolute or null. */
public record Page<T>(long count, String next, String previous, List<T> results) {}
