/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.keys.VerificationSeed;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** Verifies trails. Reads each file once, with all cores; memory does not grow with the trail. */
public final class TrailVerifier {
    /**
     * What to verify, and against what.
     *
     * @param paths one directory, or files
     * @param keys that may have signed; if empty, signatures are not checked
     * @param seed with it, MACs are checked too
     * @param anchors records known from elsewhere
     * @param stopped whether the trail is known to have ended: if its last record is not a stop it was truncated then
     */
    public record Question(
            List<Path> paths,
            List<PublicKey> keys,
            Optional<VerificationSeed> seed,
            List<Anchor> anchors,
            boolean stopped) {
        public Question {
            paths = List.copyOf(paths);
            keys = List.copyOf(keys);
            anchors = List.copyOf(anchors);
        }
    }

    /** Told now and then how far it is, by the calling thread. */
    @FunctionalInterface
    public interface Progress {
        void at(String file, long bytesRead, long bytesTotal);
    }

    private TrailVerifier() {}

    /**
     * @throws IOException if nothing can be read at all: no such path, no trail file in the directory
     */
    public static Verification verify(Question question, Progress progress) throws IOException {
        throw new UnsupportedOperationException();
    }
}
