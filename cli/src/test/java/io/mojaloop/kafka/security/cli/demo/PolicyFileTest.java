/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.kit.KitException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
    @TempDir
    private Path directory;

    @Test
    void replaceBy_isAnotherFile_andLeavesNothingBeside() throws Exception {
        Path path = directory.resolve("mojaloop.yaml");
        PolicyFile file = PolicyFile.holding(path, new PolicyText("first"));
        Object key = Files.readAttributes(path, "fileKey").get("fileKey");

        file.replaceBy(new PolicyText("second"));

        assertThat(path).hasContent("second");
        assertThat(Files.readAttributes(path, "fileKey").get("fileKey"))
                .as("renamed, not written into")
                .isNotEqualTo(key);
        assertThat(directory)
                .isDirectoryContaining(each -> each.equals(path))
                .isDirectoryNotContaining(each -> !each.equals(path));
    }

    @Test
    void directoryThatIsNotThere_isNamed() {
        Path path = directory.resolve("no/mojaloop.yaml");

        assertThatThrownBy(() -> PolicyFile.holding(path, new PolicyText("text")))
                .isInstanceOf(KitException.class)
                .hasMessageContaining(path.toString());
    }
}
