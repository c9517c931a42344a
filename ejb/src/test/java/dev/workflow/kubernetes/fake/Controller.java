package dev.workflow.kubernetes.fake;

/** Brings what there is to what is wanted, as far as it can now. Called again and again, by one thread. */
interface Controller {

    void reconcile();
}
