/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
    private static final FileTime SOME_TIME = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path directory;

    @Test
    void sameFileReadAsAWhole_isUnchanged() throws IOException {
        BasicFileAttributes some = file("a", 5, SOME_TIME);
        assertThat(PolicyFile.unchanged(some, some, 5)).isTrue();
        assertThat(PolicyFile.unchanged(some, some, 4)).isFalse();
    }

    @Test
    void otherSizeOrTimeOrFile_isAChange() throws IOException {
        BasicFileAttributes some = file("a", 5, SOME_TIME);
        BasicFileAttributes swapped = file("b", 5, SOME_TIME);
        BasicFileAttributes grown = file("a", 6, SOME_TIME);
        BasicFileAttributes written = file("a", 5, FileTime.fromMillis(1_000_000_000_001L));
        assertThat(PolicyFile.unchanged(some, swapped, 5)).isFalse();
        assertThat(PolicyFile.unchanged(some, grown, 5)).isFalse();
        assertThat(PolicyFile.unchanged(some, grown, 6)).isFalse();
        assertThat(PolicyFile.unchanged(some, written, 5)).isFalse();
    }

    @Test
    void look_tellsContent() throws IOException {
        Path path = directory.resolve("policy.yaml");
        Files.writeString(path, "name a");
        Observation seen = new PolicyFile(path, "p").look();
        assertThat(seen)
                .isInstanceOfSatisfying(
                        FileContent.class,
                        content -> assertThat(content.bytes()).asString().isEqualTo("name a"));
        assertThat(new Observation.Changing().identity()).isEmpty();
    }

    private BasicFileAttributes file(String name, int size, FileTime modified) throws IOException {
        Path path = directory.resolve(name);
        Files.write(path, new byte[size]);
        Files.setLastModifiedTime(path, modified);
        return Files.readAttributes(path, BasicFileAttributes.class);
    }
}
