package dev.workflow.engine.kubernetes.object;

import java.util.Map;

/** The machines of the cluster. */
public interface Nodes {

    /** How many have all these labels; 0 when it is not known. */
    int matching(Map<String, String> labels);
}
