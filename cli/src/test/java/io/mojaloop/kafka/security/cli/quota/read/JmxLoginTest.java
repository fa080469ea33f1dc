/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmxLoginTest {
    @TempDir
    Path directory;

    private JmxLogin read(String text) throws IOException {
        return JmxLogin.read(Files.writeString(directory.resolve("jmxremote.password"), text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kit s3cret",
                "# roles\n\n#kit other\n\t kit \t s3cret  \nlast one\n",
                "kit s3cret SHA3-512\n",
            })
    void theFirstLineThatIsNoComment_counts(String text) throws IOException {
        assertThat(read(text)).isEqualTo(new JmxLogin("kit", "s3cret"));
        assertThat(read(text).toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# kit s3cret\n", "s3cret\n"})
    void whatHasNoSuchLine_isRefused_andNotPrinted(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IOException.class)
                .hasMessage("it has no line with a user and a password");
    }
}
