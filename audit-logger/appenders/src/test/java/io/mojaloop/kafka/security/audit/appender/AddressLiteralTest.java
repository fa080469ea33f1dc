/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLiteralTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,10.0.0.1",
        "::1,0:0:0:0:0:0:0:1",
        "[::1],0:0:0:0:0:0:0:1",
        "fe80::1%eth0,fe80:0:0:0:0:0:0:1",
        "fe80:0:0:0:0:0:0:1%3,fe80:0:0:0:0:0:0:1",
        "::ffff:10.0.0.1,10.0.0.1"
    })
    void literal_isRead(String text, String address) {
        assertThat(AddressLiteral.of(text))
                .isNotNull()
                .extracting(InetAddress::getHostAddress)
                .isEqualTo(address);
    }

    /** Names would be looked up, were they handed to Java: none of these may reach a resolver. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "host.example.org",
                "1.2.3",
                "1.2.3.256",
                "0x7f.0.0.1",
                "127.1",
                "2130706433",
                "dead.beef",
                "1.2.3.4.example.org",
                "[localhost]",
                "[1.2.3.4",
                "::1::",
                ":",
                "%eth0",
                "fe80::1:%:",
                "1.2.3.4 "
            })
    void otherText_isNoAddress(String text) {
        assertThat(AddressLiteral.of(text)).isNull();
    }

    @Property
    void whatJavaPrints_isReadBack(
            @ForAll @Size(value = 16) byte[] bytes, @ForAll boolean v6, @ForAll @IntRange(max = 65_535) int port)
            throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(v6 ? bytes : java.util.Arrays.copyOf(bytes, 4));
        InetSocketAddress socket = new InetSocketAddress(address, port);

        assertThat(ClientAddress.ofHost(address.toString())).isEqualTo(new ClientAddress(address, -1));
        assertThat(ClientAddress.ofHost(address.getHostAddress())).isEqualTo(new ClientAddress(address, -1));
        assertThat(ClientAddress.ofSocket(socket.toString())).isEqualTo(new ClientAddress(address, port));
        // As before Java 14.
        assertThat(ClientAddress.ofSocket(address + ":" + port)).isEqualTo(new ClientAddress(address, port));
        assertThat(Connection.ofId("10.0.0.1:9092-" + address.getHostAddress() + ":" + port + "-0-17"))
                .contains(new Connection(9092, new ClientAddress(address, port)));
    }

    @Test
    void socketOfAName_givesThePortAlone() {
        assertThat(ClientAddress.ofSocket("client.example.org/<unresolved>:4711"))
                .isEqualTo(new ClientAddress(null, 4711));
        assertThat(ClientAddress.ofSocket("client.example.org/10.0.0.1:99999"))
                .satisfies(a -> assertThat(a.port()).isEqualTo(-1))
                .satisfies(a -> assertThat(a.address()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "10.0.0.1:1-10.0.0.2:2", "10.0.0.1:1-host:2-0", "a-b-c", "10.0.0.1:1-10.0.0.2:2-0-0-0"})
    void otherText_isNoConnection(String id) {
        assertThat(Connection.ofId(id)).isEmpty();
    }
}
