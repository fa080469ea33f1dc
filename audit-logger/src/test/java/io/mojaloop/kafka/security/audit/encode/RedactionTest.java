/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mojaloop.kafka.security.audit.encode.Redaction.Mode;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.ExampleEvents;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.ZooKeeperOperation;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final RedactionKey KEY = new RedactionKey(new byte[32]);
    private static final Redaction MASKS = new Redaction(Mode.MASK, Mode.MASK, Mode.MASK, Optional.empty());
    private static final Redaction PSEUDONYMS = pseudonyms(KEY);

    private static Redaction pseudonyms(RedactionKey key) {
        return new Redaction(Mode.PSEUDONYM, Mode.PSEUDONYM, Mode.PSEUDONYM, Optional.of(key));
    }

    private static JsonNode encoded(SecurityEvent event, Redaction redaction) throws Exception {
        LineBuffer line = new LineBuffer();
        new EcsEncoder(EcsEncoderPropertyTest.IDENTITY, redaction).encode(event, new Boot(1), 1, line);
        return EcsEncoderPropertyTest.JACKSON.readTree(line + "}");
    }

    private static JsonNode denied(Redaction redaction) throws Exception {
        return encoded(ExampleEvents.decision(Decision.Verdict.DENIED), redaction);
    }

    private static String text(String text, Redaction redaction) {
        Redactor redactor = new Redactor(redaction);
        redactor.begin(ExampleEvents.switchService(), false, "");
        return redactor.text(text);
    }

    @Test
    void masks_keepTheShape() throws Exception {
        JsonNode record = denied(MASKS);
        assertThat(record.at("/user/name").asText()).isEqualTo("m***");
        assertThat(record.at("/related/user/0").asText()).isEqualTo("m***");
        assertThat(record.at("/kafka/client_id").asText()).isEqualTo("m***");
        assertThat(record.at("/source/address").asText()).isEqualTo("10.1.2.0/24");
        assertThat(record.at("/source/ip").asText()).isEqualTo("10.1.2.0");
        assertThat(record.at("/related/ip/0").asText()).isEqualTo("10.1.2.0");
        assertThat(record.get("message").asText()).contains("by User:m*** from 10.1.2.0/24");
    }

    @Test
    void pseudonyms_areTyped_andNoAddresses() throws Exception {
        JsonNode record = denied(PSEUDONYMS);
        assertThat(record.at("/user/name").asText()).matches("p:[A-Za-z0-9_-]{16}");
        assertThat(record.at("/related/user/0")).isEqualTo(record.at("/user/name"));
        assertThat(record.at("/kafka/client_id").asText()).matches("c:[A-Za-z0-9_-]{16}");
        assertThat(record.at("/source/address").asText()).matches("a:[A-Za-z0-9_-]{16}");
        assertThat(record.at("/source/ip").isMissingNode()).isTrue();
        assertThat(record.at("/related/ip").isMissingNode()).isTrue();
    }

    @Test
    void pseudonyms_areThoseOfTheKey() throws Exception {
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(denied(PSEUDONYMS)).isEqualTo(denied(pseudonyms(new RedactionKey(new byte[32]))));
        for (String path : new String[] {"/user/name", "/kafka/client_id", "/source/address"}) {
            assertThat(denied(PSEUDONYMS).at(path))
                    .isNotEqualTo(denied(pseudonyms(new RedactionKey(other))).at(path));
        }
    }

    @Test
    void oneName_hasOnePseudonym_whoeverTellsIt() throws Exception {
        SecurityEvent change = ExampleEvents.all().stream()
                .filter(event -> event instanceof AdminChange acl && acl.subject() == AdminChange.Subject.ACL)
                .findFirst()
                .orElseThrow();
        SecurityEvent credential = ExampleEvents.all().stream()
                .filter(event -> event instanceof AdminChange user && user.subject() == AdminChange.Subject.CREDENTIAL)
                .findFirst()
                .orElseThrow();
        String pseudonym =
                encoded(credential, PSEUDONYMS).at("/user/target/name").asText();
        assertThat(encoded(change, PSEUDONYMS).at("/kafka/details/0").asText())
                .contains("principal=User:" + pseudonym + ", host=*");
        assertThat(encoded(credential, PSEUDONYMS).at("/kafka/resource/name").asText())
                .isEqualTo(pseudonym);
    }

    @Test
    void usersOfZooKeeper_areReplacedOneByOne() throws Exception {
        SecurityEvent event = ExampleEvents.all().stream()
                .filter(e -> e instanceof ZooKeeperOperation operation
                        && operation.operation().equals("setAcl"))
                .findFirst()
                .orElseThrow();
        JsonNode record = encoded(event, MASKS);
        assertThat(record.at("/user/name").asText()).isEqualTo("k***,1***");
        assertThat(record.at("/related/user").size()).isEqualTo(2);
        assertThat(record.at("/zookeeper/acl").asText()).isEqualTo("sasl:k***:cdrwa,world:anyone:r");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User:bob has READ|User:b*** has READ",
                "User:* and User:ANONYMOUS|User:* and User:ANONYMOUS",
                "User:bob,User:carol|User:b***,User:c***",
                "user=bob, client-id=app1|user=b***, client-id=a***",
                "(principal=User:b, c, host=*)|(principal=User:b***, host=*)",
                "principal='b c' x|principal='b***' x",
                "CN=bob,O=Some Bank|CN=b***",
                "from /10.1.2.3:4711 to 10.9.9.9|from /10.1.2.0/24:4711 to 10.9.9.0/24",
                "[2001:db8:1:2::5]:9092|[2001:db8:1::/48]:9092",
                "fe80::1%eth0 said|fe80::/48 said",
                "at 12:30:45, version 3.9.2|at 12:30:45, version 3.9.2",
                "ends with ::1.|ends with ::/48.",
                "0:0:0:1:0:0:0:0:4711|::/48:4711",
                "ml-API-adapter did|m*** did",
                "/config/users/bob/clients/app1|/config/users/b***/clients/a***",
                "nothing of anybody|nothing of anybody"
            })
    void text_isSearchedForNamesAndAddresses(String text, String redacted) {
        assertThat(text(text, MASKS)).isEqualTo(redacted);
    }

    @Test
    void problemsOfAPolicy_haveTheirQuotesReplaced() {
        Redactor redactor = new Redactor(MASKS);
        redactor.begin(ExampleEvents.switchService(), false, "");
        assertThat(redactor.quotingText("line 3: user 'bob' and \"User:carol\""))
                .isEqualTo("line 3: user 'b***' and \"User:c***\"");
    }

    @Test
    void hostName_ofAnAddress_isReplaced() throws Exception {
        Redactor redactor = new Redactor(MASKS);
        redactor.begin(
                io.mojaloop.kafka.security.audit.event.Actor.of(
                        "User", "a", InetAddress.getByAddress("till.example", new byte[] {10, 1, 2, 3})),
                false,
                "");
        assertThat(redactor.text("till.example/10.1.2.3 left")).isEqualTo("10.1.2.0/24/10.1.2.0/24 left");
    }

    @Test
    void pseudonyms_withoutKey_areRefused() {
        assertThatThrownBy(() -> new Redaction(Mode.NONE, Mode.PSEUDONYM, Mode.NONE, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("security.audit.redact.key.file");
    }

    @Test
    void key_isNeverPrinted() {
        byte[] bytes = "this is a very secret key, is it not?".getBytes(StandardCharsets.US_ASCII);
        RedactionKey key = new RedactionKey(bytes);
        assertThat(key.toString()).isEqualTo("RedactionKey[hidden]");
        assertThat(pseudonyms(key).toString()).doesNotContain("secret", Arrays.toString(bytes));
    }

    @Test
    void keyFile_ofItsOwnerAlone_isRead(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("key"), new byte[32]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(RedactionKey.read(file)).isEqualTo(KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
        assertThat(RedactionKey.read(file)).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw----r--", "rw--w----", "rw-----w-", "rwxrwxrwx"})
    void keyFile_thatOthersCanUse_isRefused(String permissions, @TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("key"), new byte[32]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(() -> RedactionKey.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void keyFile_thatIsNone_isRefused(@TempDir Path directory) throws IOException {
        assertThatThrownBy(() -> RedactionKey.read(directory.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> RedactionKey.read(directory)).isInstanceOf(NoSuchFileException.class);
        for (int length : new int[] {0, 31, 5000}) {
            Path file = Files.write(directory.resolve("key" + length), new byte[length]);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(() -> RedactionKey.read(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString());
        }
    }
}
