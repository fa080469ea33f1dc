/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProblemTest {
    @Test
    void missingFile_isSaidInWords(@TempDir Path directory) {
        Path file = directory.resolve("key");
        IOException missing = catchThrowableOfType(IOException.class, () -> Files.readString(file));
        assertThat(FileProblem.text(missing)).isEqualTo(file + " is not there");
    }

    @Test
    void reasonOfTheSystem_isKept() {
        assertThat(FileProblem.text(new FileSystemException("/a", null, "Read-only file system")))
                .isEqualTo("/a: Read-only file system");
        assertThat(FileProblem.text(new AccessDeniedException("/a")))
                .isEqualTo("/a may not be read or written by this user");
        assertThat(FileProblem.text(new FileSystemException("/a"))).isEqualTo("/a: FileSystemException");
    }

    @Test
    void withoutFile_theMessageIsAll_orTheKind() {
        assertThat(FileProblem.text(new IOException("another process has it"))).isEqualTo("another process has it");
        assertThat(FileProblem.text(new IOException())).isEqualTo("IOException");
    }
}
