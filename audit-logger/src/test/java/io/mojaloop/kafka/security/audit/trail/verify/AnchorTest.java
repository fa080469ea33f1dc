/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnchorTest {
    private static final String ID = "895ef8a5-27cb-43de-abd1-84380ac15609";
    private static final String HASH = "2KIWIM2FXBg8EqAs7bWzuOr2iGSVyi0bsIplP4p1Ybg";
    private static final String LINE = "{\"@timestamp\":\"2026-11-23T10:00:00Z\",\"event\":{\"id\":"
            + "\"90e3c926-e775-83d5-8000-000000000007\",\"sequence\":7},\"trail\":{\"id\":\"" + ID
            + "\",\"boot\":\"90e3c926e77583d5\",\"seq\":7,\"prev\":\"" + "A".repeat(43) + "\",\"hash\":\"" + HASH
            + "\",\"mac\":\"UUxxFugsPJE2HLnSWqLOaQ\"}}";
    private static final Anchor ANCHOR = new Anchor(ID, "90e3c926e77583d5", 7, HASH);

    @TempDir
    Path directory;

    @Test
    void line_plainEmbeddedOrFlattened_isRead() throws IOException {
        ObjectMapper json = new ObjectMapper();
        String hit = "{\"_index\":\"x\",\"_source\":" + LINE + ",\"sort\":[1]}";
        String message = json.writeValueAsString(Map.of("message", LINE));
        String twice = json.writeValueAsString(Map.of("log", message));
        String flat = "{\"trail.boot\":\"90e3c926e77583d5\",\"trail.hash\":\"" + HASH + "\",\"trail.id\" : \"" + ID
                + "\",\"trail.seq\": \"7\",\"event.id\":\"90e3c926-e775-83d5-8000-000000000007\"}";
        for (String text : List.of(LINE, hit, message, twice)) {
            assertThat(Anchor.parse(text)).contains(ANCHOR);
        }
        assertThat(Anchor.parse(flat).orElseThrow().sequence()).isEqualTo(7);
        assertThat(Anchor.parse(flat).orElseThrow().hash()).isEqualTo(HASH);
    }

    @Test
    void file_withoutAnchors_isRefused() throws IOException {
        Path file = directory.resolve("anchors");
        Files.writeString(file, "{}\nnothing\n");
        assertThatThrownBy(() -> Anchor.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("trail.seq");
        Files.writeString(file, "{}\n" + LINE);
        assertThat(Anchor.read(file)).containsExactly(ANCHOR);
    }
}
