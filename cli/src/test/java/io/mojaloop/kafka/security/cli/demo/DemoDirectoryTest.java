/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class DemoDirectoryTest {

    @Test
    void directory_isReadableByItsOwnerOnly_andGoes() throws Exception {
        Path root;
        try (DemoDirectory directory = DemoDirectory.create()) {
            root = directory.root();
            PolicyFile.holding(directory.policyFile(), new PolicyText("version: 1\n"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                    .isEqualTo("rwx------");
        }
        assertThat(root).doesNotExist();
    }

    @Test
    void directory_whoseClusterIsLeft_staysWithItsPolicyFile() throws Exception {
        DemoDirectory directory = DemoDirectory.create();
        try (directory) {
            PolicyFile.holding(directory.policyFile(), new PolicyText("version: 1\n"));
            Files.createDirectory(directory.cluster());
        }
        assertThat(directory.policyFile()).exists();

        Files.delete(directory.cluster());
        directory.close();
        assertThat(directory.root()).doesNotExist();
    }
}
