/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mojaloop.kafka.security.audit.output.follow.OutgoingRecord;
import io.mojaloop.kafka.security.audit.output.follow.OutputSettings;
import io.mojaloop.kafka.security.audit.output.follow.SendFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sender against {@code FluentServer}, a receiver that this project did not write. */
class FluentServerTest {
    @TempDir
    Path work;

    private NpmReceiver receiver;
    private final Map<String, String> settings = new HashMap<>();
    private FluentdSender sender;

    @BeforeEach
    void install() throws Exception {
        receiver = NpmReceiver.installed(work);
        settings.put("servers", "127.0.0.1:" + receiver.port());
        settings.put("connect.timeout.ms", "5000");
        settings.put("ack.timeout.ms", "5000");
    }

    @AfterEach
    void end() throws Exception {
        if (sender != null) {
            sender.disconnect();
        }
        receiver.close();
    }

    private FluentdSender sender() {
        OutputSettings read = new OutputSettings("test", settings);
        FluentdSettings made = FluentdSettings.of(read, List.of("ecs"));
        assertThat(read.problems()).isEmpty();
        sender = new FluentdSender("test", made, "sender");
        return sender;
    }

    private static OutgoingRecord record(int sequence, String json) {
        return new OutgoingRecord(
                "id-" + sequence, sequence, 1_700_000_000_123L, "key", json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(FluentdSender sender, OutgoingRecord... records) throws Exception {
        assertThat(sender.send(List.of(records))).isEmpty();
    }

    private Path secret(String name, String text) throws Exception {
        return Files.writeString(work.resolve(name), text + "\n");
    }

    @Test
    void records_inTheClear_arriveWithTagTimeAndNestedMembers() throws Exception {
        receiver.start();
        settings.put("tag", "kafka.audit.test");

        send(
                sender(),
                record(1, "{\"a\":{\"b\":[1,-2,true,null,\"\\u00e9\\ud83d\\ude00\\u0000\"]},\"big\":9007199254740991}"),
                record(2, "{\"n\":2}"));

        List<JsonNode> entries = receiver.awaitEntries(2);
        JsonNode first = entries.get(0);
        assertThat(first.path("tag").textValue()).isEqualTo("kafka.audit.test");
        assertThat(first.path("seconds").longValue()).isEqualTo(1_700_000_000L);
        assertThat(first.path("nanos").longValue()).isEqualTo(123_000_000L);
        assertThat(first.path("record").toString())
                .isEqualTo("{\"a\":{\"b\":[1,-2,true,null,\"\u00e9\ud83d\ude00\\u0000\"]},\"big\":9007199254740991}");
    }

    @Test
    void sharedKeyUserAndPassword_ofTheReceiver_areProven() throws Exception {
        receiver.withSecurity("s3cret", "kafka", "pass").start();
        settings.put("shared.key.file", secret("key", "s3cret").toString());
        settings.put("username", "kafka");
        settings.put("password.file", secret("password", "pass").toString());

        FluentdSender sender = sender();
        send(sender, record(1, "{\"n\":1}"));
        send(sender, record(2, "{\"n\":2}"));

        receiver.awaitEntries(2);
    }

    @Test
    void sharedKey_thatIsWrong_isRefusedInTheReceiversWords() throws Exception {
        receiver.withSecurity("s3cret", null, null).start();
        settings.put("shared.key.file", secret("key", "another-s3cret").toString());

        assertThatThrownBy(() -> send(sender(), record(1, "{}")))
                .isInstanceOf(SendFailure.class)
                .hasMessageContaining("the receiver refuses: shared key mismatch")
                .hasMessageNotContaining("s3cret");
        assertThat(receiver.entries()).isEmpty();
    }

    @Test
    void password_thatIsWrong_isRefused() throws Exception {
        receiver.withSecurity("s3cret", "kafka", "pass").start();
        settings.put("shared.key.file", secret("key", "s3cret").toString());
        settings.put("username", "kafka");
        settings.put("password.file", secret("password", "guess").toString());

        assertThatThrownBy(() -> send(sender(), record(1, "{}")))
                .isInstanceOf(SendFailure.class)
                .hasMessageContaining("username/password mismatch")
                .hasMessageNotContaining("guess");
    }

    @Test
    void handshake_thatTheReceiverWantsAndWeHaveNoKeyFor_isExplained() throws Exception {
        receiver.withSecurity("s3cret", null, null).start();

        assertThatThrownBy(() -> send(sender(), record(1, "{}")))
                .isInstanceOf(SendFailure.class)
                .hasMessageContaining("set shared.key.file");
    }

    @Test
    void tls_withClientCertificateAndSharedKey_works() throws Exception {
        PemAuthority authority = new PemAuthority(work);
        tls(authority, "127.0.0.1");
        settings.put(
                "tls.keystore.location",
                authority.identity("client", "client").both().toString());
        settings.put("shared.key.file", secret("key", "s3cret").toString());
        receiver.withSecurity("s3cret", null, null).start();

        send(sender(), record(1, "{\"n\":1}"));

        receiver.awaitEntries(1);
    }

    @Test
    void tls_withPkcs12Files_works() throws Exception {
        PemAuthority authority = new PemAuthority(work);
        tls(authority, "127.0.0.1");
        PemAuthority.Identity client = authority.identity("client", "client");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", client.privateKey(), "changeit".toCharArray(), new Certificate[] {client.x509()});
        try (var out = Files.newOutputStream(work.resolve("client.p12"))) {
            store.store(out, "changeit".toCharArray());
        }
        settings.put("tls.keystore.location", work.resolve("client.p12").toString());
        settings.put("tls.keystore.type", "PKCS12");
        settings.put(
                "tls.keystore.password.file", secret("p12-password", "changeit").toString());
        receiver.start();

        send(sender(), record(1, "{\"n\":1}"));

        receiver.awaitEntries(1);
    }

    @Test
    void tls_withCertificateOfAnotherHost_isRefused() throws Exception {
        PemAuthority authority = new PemAuthority(work);
        tls(authority, "fluentd.example");
        settings.put(
                "tls.keystore.location",
                authority.identity("client", "client").both().toString());
        receiver.start();

        assertThatThrownBy(() -> send(sender(), record(1, "{}")))
                .isInstanceOf(SendFailure.class)
                .hasMessageContaining("SSLHandshakeException");
        assertThat(receiver.entries()).isEmpty();
    }

    @Test
    void tls_withCertificateOfAnotherAuthority_isRefused() throws Exception {
        PemAuthority authority = new PemAuthority(work);
        tls(authority, "127.0.0.1");
        Path other = Files.createDirectory(work.resolve("other"));
        settings.put(
                "tls.truststore.location", new PemAuthority(other).certificate().toString());
        receiver.start();

        assertThatThrownBy(() -> send(sender(), record(1, "{}")))
                .isInstanceOf(SendFailure.class)
                .hasMessageContaining("SSLHandshakeException");
    }

    @Test
    void tls_withoutTheClientCertificateThatIsAskedFor_fails() throws Exception {
        PemAuthority authority = new PemAuthority(work);
        tls(authority, "127.0.0.1");
        receiver.start();

        assertThatThrownBy(() -> send(sender(), record(1, "{}"))).isInstanceOf(SendFailure.class);
        assertThat(receiver.entries()).isEmpty();
    }

    private void tls(PemAuthority authority, String host) throws Exception {
        PemAuthority.Identity server = authority.identity("server", host);
        receiver.withTls(server.key(), server.certificate(), authority.certificate());
        settings.put("tls", "true");
        settings.put("tls.truststore.location", authority.certificate().toString());
    }

    @Test
    void receiver_thatIsGone_isReplacedByTheNextOfTheList() throws Exception {
        try (NpmReceiver second = NpmReceiver.installed(work)) {
            settings.put("servers", "127.0.0.1:" + receiver.port() + ", 127.0.0.1:" + second.port());
            receiver.start();
            second.start();
            FluentdSender sender = sender();
            send(sender, record(1, "{\"n\":1}"));
            receiver.stop();

            assertThatThrownBy(() -> send(sender, record(2, "{\"n\":2}"))).isInstanceOf(SendFailure.class);
            send(sender, record(2, "{\"n\":2}"));

            receiver.awaitEntries(1);
            second.awaitEntries(1);
        }
    }
}
