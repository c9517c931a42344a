package dev.workflow.imagebuilder;

/** Turns source into an image in the registry. Adapters: on this machine in a sandbox; as a Job in Kubernetes. */
public interface ImageBuilder {

    /**
     * Builds and pushes. Blocks until done, failed or cancelled; output lines are for the person who pushes.
     *
     * @throws BuildFailed with a message for the user: the command that failed and its exit code, or what is missing
     *     and the way out
     */
    BuiltImage build(BuildRequest request, BuildOutput output) throws BuildFailed, InterruptedException;

    /** Where the build prints, and how it learns that nobody wants it any more. */
    interface BuildOutput {
        void line(String text);

        boolean cancelled();
    }

    class BuildFailed extends Exception {
        private static final long serialVersionUID = 1L;
        private final String hint;

        public BuildFailed(String message, String hint) {
            super(message);
            this.hint = hint;
        }

        public BuildFailed(String message, String hint, Throwable cause) {
            super(message, cause);
            this.hint = hint;
        }

        public String hint() {
            return hint;
        }
    }
}
