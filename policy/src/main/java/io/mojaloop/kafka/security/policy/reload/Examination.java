/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.document.PolicyReading;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds out what a content says. Remembers the last one, as a refused file is judged again and again. Not thread-safe. */
final class Examination {
    private final BiFunction<String, byte[], PolicyReading> reader;
    private final String file;
    private String lastSha256 = "";
    private PolicyReading last = new PolicyReading(Optional.empty(), List.of());

    /** @param reader given the name of the file and its bytes */
    Examination(BiFunction<String, byte[], PolicyReading> reader, String file) {
        this.reader = reader;
        this.file = file;
    }

    /** @param inForce empty at the start */
    PolicyReading of(FileContent content, Optional<FileContent> inForce) {
        if (content.bytes().length == 0) {
            return refused(FileProblem.EMPTY);
        }
        if (inForce.filter(content::isCutFrom).isPresent()) {
            return refused(FileProblem.TRUNCATED);
        }
        if (!content.sha256().equals(lastSha256)) {
            last = read(content);
            lastSha256 = content.sha256();
        }
        return last;
    }

    private PolicyReading read(FileContent content) {
        try {
            PolicyReading reading = reader.apply(file, content.bytes());
            boolean unexplained =
                    reading.policy().isEmpty() && reading.problems().isEmpty();
            return unexplained ? refused(FileProblem.DEFECT) : reading;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // The reader never throws; if it does all the same, that must not end the reload thread.
            PolicySourceLog.defect("The reader of policy files failed", e);
            return refused(FileProblem.DEFECT);
        }
    }

    private PolicyReading refused(FileProblem kind) {
        return new PolicyReading(Optional.empty(), List.of(kind.of(file)));
    }
}
