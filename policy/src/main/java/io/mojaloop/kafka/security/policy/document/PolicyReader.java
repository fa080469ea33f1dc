/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Policy;
import java.time.Instant;
import java.util.Optional;

/** Reads and validates policy documents (YAML 1.2). Stateless; never throws because of what a document holds. */
public final class PolicyReader {
    /** More is no policy that a person could review. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private PolicyReader() {}

    /**
     * Reads a document as a broker does: a binding that has ended is no error there, for it was none when the file was
     * written. It grants nothing.
     *
     * @param file how to call it in positions
     * @param content the bytes of the file, UTF-8
     */
    public static PolicyReading read(String file, byte[] content) {
        return read(file, content, Optional.empty());
    }

    /**
     * Reads a document as its author does: a binding that has ended is an error.
     *
     * @param file how to call it in positions
     * @param content the bytes of the file, UTF-8
     * @param now what time it is
     */
    public static PolicyReading read(String file, byte[] content, Instant now) {
        return read(file, content, Optional.of(now));
    }

    private static PolicyReading read(String file, byte[] content, Optional<Instant> now) {
        Problems problems = new Problems();
        Optional<Policy> policy = DocumentText.decode(file, content, problems)
                .flatMap(text -> YamlTree.parse(file, text, problems))
                .map(root -> new DocumentReader(now, problems).read(root))
                .filter(read -> !problems.hasErrors());
        return new PolicyReading(policy, problems.list());
    }
}
