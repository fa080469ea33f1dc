/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

/** How a command-line tool ended, with what it wrote to standard output and error together. */
public record ToolResult(int exitCode, String output) {
    public boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * This result, when the tool succeeded.
     *
     * @throws KitException of kind TOOL with the output otherwise
     */
    public ToolResult orThrow() {
        if (!succeeded()) {
            throw new KitException(KitException.Kind.TOOL, "The tool ended with " + exitCode + ":\n" + output);
        }
        return this;
    }
}
