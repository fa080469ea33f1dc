/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {
    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();

    private final LineSink sink = new LineSink() {
        @Override
        public boolean line(Path file, long number, byte[] bytes, int from, int length) {
            lines.add(number + ":" + new String(bytes, from, length, StandardCharsets.UTF_8));
            return lines.size() < 100;
        }

        @Override
        public boolean tooLong(Path file, long number) {
            lines.add(number + ":too long");
            return true;
        }
    };

    private void read(Path... files) {
        new LineReader(sink, bytes -> {}).read(List.of(files));
    }

    @Test
    void lines_areRead_theUnfinishedLastToo() throws IOException {
        read(Files.writeString(directory.resolve("a.jsonl"), "a\n\nbc\nd"));

        assertThat(lines).containsExactly("1:a", "2:", "3:bc", "4:d");
    }

    @Test
    void aCompressedFile_isReadAsWhatIsInIt() throws IOException {
        Path file = directory.resolve("a.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a\nb\n".getBytes(StandardCharsets.UTF_8));
        }

        read(file);

        assertThat(lines).containsExactly("1:a", "2:b");
    }

    @Test
    void aLineWithoutEnd_isPassedOver_andTheNextIsRead() throws IOException {
        read(Files.writeString(directory.resolve("a.jsonl"), "a\n" + "x".repeat(3_500_000) + "\nb\n"));

        assertThat(lines).containsExactly("1:a", "2:too long", "3:b");
    }

    @Test
    void aFileThatIsNoGzip_cannotBeRead() throws IOException {
        Path file = Files.writeString(directory.resolve("a.gz"), "plain");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("a.gz");
    }

    @Test
    void aDirectory_standsForItsFiles_inTheOrderOfTheirRecords_evenIfTheClockWentBack() throws IOException {
        Path second = Files.createFile(directory.resolve("audit-20261122T000000.000Z-00000000000000000007.jsonl"));
        Path first = Files.createFile(directory.resolve("audit-20261123T000000.000Z-00000000000000000000.jsonl"));
        Path third = Files.createFile(directory.resolve("audit-20261124T000000.000Z-00000000000000000010.jsonl.gz"));
        Files.createFile(directory.resolve("lock"));

        assertThat(TrailFiles.expand(List.of(directory))).containsExactly(first, second, third);
    }

    @Test
    void aDirectoryWithoutATrail_isToldApartFromAnEmptyOne() {
        assertThatThrownBy(() -> TrailFiles.expand(List.of(directory)))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("no file of a trail");
        assertThatThrownBy(() -> TrailFiles.expand(List.of(directory.resolve("x\033[2J"))))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("\\u001b");
    }

    @Test
    void whoFollows_getsWholeLinesOnly_andGoesOnInTheNextFile() throws IOException {
        Path first =
                Files.writeString(directory.resolve("audit-20261123T000000.000Z-00000000000000000000.jsonl"), "a\nb");
        Follower follower = new Follower(directory, sink);
        drain(follower);
        assertThat(lines).containsExactly("0:a");

        Files.writeString(first, "a\nb1\n");
        Path second =
                Files.writeString(directory.resolve("audit-20261123T000001.000Z-00000000000000000002.jsonl"), "c\n");
        drain(follower);
        assertThat(lines).containsExactly("0:a", "0:b1", "0:c");

        Files.delete(second);
        Files.writeString(directory.resolve("audit-20261123T000002.000Z-00000000000000000003.jsonl"), "d\n");
        drain(follower);
        assertThat(lines).endsWith("0:d");
    }

    private static void drain(Follower follower) {
        for (int i = 0; i < 100 && follower.poll(); i++) {
            // until there is nothing
        }
    }

    @Test
    void harmlessJson_isTheSameJson_inAscii() throws IOException {
        byte[] line = "{\"a\":\"\u202e\u0085ü😀\u007f\",\"b\":1}".getBytes(StandardCharsets.UTF_8);

        String harmless = HarmlessJson.of(line, 0, line.length);

        assertThat(harmless).matches("[ -~]*");
        var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
        assertThat(mapper.readTree(harmless)).isEqualTo(mapper.readTree(line));
    }
}
