/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NewestCheckpointTest {
    private static final String FILE = "audit-20260101T000000.000Z-00000000000000000000.jsonl";

    private static String line(int sequence, int padding, boolean signed) {
        return "{\"client\":\"" + "x".repeat(padding) + "\\\",\\\"sig\\\":\\\"\",\"trail\":{\"id\":\"t\",\"seq\":"
                + sequence + ",\"prev\":\"p\"" + (signed ? ",\"key\":\"k\",\"sig\":\"s\"" : "") + ",\"hash\":\"h\"}}";
    }

    /** Each number is a line: its length, and every fourth is signed. */
    @Property(tries = 200)
    void newestSignedLine_isFoundWhateverTheLengths(
            @ForAll @Size(max = 60) List<@IntRange(max = 30_000) Integer> lengths, @ForAll Random random)
            throws Exception {
        Path directory = Files.createTempDirectory("checkpoint");
        StringBuilder text = new StringBuilder();
        String expected = null;
        String last = null;
        for (int i = 0; i < lengths.size(); i++) {
            boolean signed = random.nextInt(10) == 0;
            last = line(i, lengths.get(i), signed);
            expected = signed ? last : expected;
            text.append(last).append('\n');
        }
        int written = text.length();
        text.append("{\"torn");
        Files.writeString(directory.resolve(FILE), text.toString());

        Optional<NewestCheckpoint.Found> found =
                NewestCheckpoint.find(directory, new TrailPosition(FILE, written, lengths.size() - 1));

        String wanted = expected == null ? last : expected;
        assertThat(found.map(f -> new String(f.line(), StandardCharsets.UTF_8)).orElse(null))
                .isEqualTo(wanted);
        found.ifPresent(f -> assertThat(TestTrail.text(f.line())).contains("\"seq\":" + f.sequence() + ","));
        Files.delete(directory.resolve(FILE));
        Files.delete(directory);
    }

    @Test
    void emptyTrail_hasNone() throws Exception {
        assertThat(NewestCheckpoint.find(Path.of("."), TrailPosition.BEGINNING)).isEmpty();
    }
}
