/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PropertiesTextTest {
    @Test
    void render_awkwardKeysAndValues_areReadBackByProperties() throws IOException {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("plain", "User:broker;User:admin");
        written.put("a key:with=signs", " leading blank and \\ backslash");
        written.put("#not.a.comment", "!two\nlines\tand é €");
        written.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/,DEFAULT");

        Properties read = new Properties();
        read.load(new ByteArrayInputStream(PropertiesText.render(written).getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(read).isEqualTo(asProperties(written));
    }

    @Test
    void render_properties_areSortedAndUndated() {
        assertThat(PropertiesText.render(asProperties(Map.of("b", "2", "a", "1"))))
                .isEqualTo("a=1\nb=2\n");
    }

    private static Properties asProperties(Map<String, String> map) {
        Properties properties = new Properties();
        properties.putAll(map);
        return properties;
    }
}
