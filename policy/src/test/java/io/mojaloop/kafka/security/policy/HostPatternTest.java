/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {
    @Test
    void star_matchesEveryAddress() throws UnknownHostException {
        assertThat(HostPattern.parse("*")).isEqualTo(HostPattern.ANY);
        assertThat(HostPattern.ANY.matches(InetAddress.getByName("::1"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1", "0:0:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:a"})
    void exact_inJavasSpelling_matchesThatAddressOnly(String text) throws UnknownHostException {
        HostPattern host = HostPattern.parse(text);
        assertThat(host).isInstanceOf(HostPattern.Exact.class);
        assertThat(host.matches(InetAddress.getByName(text))).isTrue();
        assertThat(host.matches(InetAddress.getByName("10.0.0.2"))).isFalse();
    }

    /** What the CidrUtils of Kafka 4.4.0 answered for the same texts. */
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.0.0.0/8, true",
        "10.1.2.3, 10.9.9.9/8, true",
        "10.1.2.3, 0.0.0.0/0, true",
        "1.2.3.4, 1.2.3.4/32, true",
        "1.2.3.4, 01.2.3.4/32, true",
        "1.2.3.5, 1.2.3.4/32, false",
        "1.2.3.4, 1.2.3.4/032, false",
        "1.2.3.4, 1.2.3.4/33, false",
        "1.2.3.4, 1.2.3.4/-1, false",
        "1.2.3.4, 1.2.3.4/, false",
        "1.2.3.4, 1.2.3.0/+24, false",
        "1.2.3.4, 1.2.3.0/24/24, false",
        "1.2.3.4, 1.2.3.0/255.255.255.0, false",
        "1.2.3.4, 1.2.3/24, false",
        "1.2.3.4, localhost/8, false",
        "1.2.3.4, ::/0, false",
        "1.2.3.4, ::ffff:1.2.3.0/120, false",
        "10.2.3.4, 010.2.3.0/24, true",
        "8.2.3.4, 010.2.3.0/24, false",
        "::1, ::1/128, true",
        "::1, ::/0, true",
        "::1, ::1/129, false",
        "::1, [::1]/128, true",
        "::1, 0:0:0:0:0:0:0:0001/128, true",
        "::1, x::/0, false",
        "2001:db8::1, 2001:DB8::/32, true",
        "2001:db8::1, 2001:db8::ffff/32, true",
        "2001:db9::1, 2001:db8::/32, false",
        "fe80::1, fe80::/10, true",
        "::1.2.3.4, ::1.2.3.4/120, true",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8/+64, true",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8/064, true",
        "1:2:3:4:5:6:7:8, 00001:2::/32, true",
    })
    void block_matches_asKafkaDoes(String client, String block, boolean matches) throws UnknownHostException {
        assertThat(HostPattern.parse(block).matches(InetAddress.getByName(client)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "payments.example.org", "localhost", "::1", "010.0.0.1", "127.0.0.300", "127.0.0", "10.0.0.0/33",
                "User:a", "x:1", "/", "/8", "10.0.0.1\n", "fe80::1%eth0", "2001:DB8:0:0:0:0:0:1", "%eth0"
            })
    void anythingElse_isInertWithARemedy(String text) throws UnknownHostException {
        HostPattern host = HostPattern.parse(text);
        assertThat(host).isInstanceOfSatisfying(HostPattern.Inert.class, inert -> {
            assertThat(inert.text()).isEqualTo(text);
            assertThat(inert.remedy()).isNotBlank();
        });
        assertThat(host.matches(InetAddress.getByName("::1"))).isFalse();
    }

    @Test
    void zone_isPartOfAnExactAddress_andNotOfABlock() throws UnknownHostException {
        byte[] bytes = InetAddress.getByName("fe80::1").getAddress();
        InetAddress zoned = Inet6Address.getByAddress(null, bytes, 2);
        InetAddress plain = InetAddress.getByAddress(bytes);
        assertThat(HostPattern.parse("fe80:0:0:0:0:0:0:1%2").matches(zoned)).isTrue();
        assertThat(HostPattern.parse("fe80:0:0:0:0:0:0:1%2").matches(plain)).isFalse();
        assertThat(HostPattern.parse("fe80:0:0:0:0:0:0:1%3").matches(zoned)).isFalse();
        assertThat(HostPattern.parse("fe80:0:0:0:0:0:0:1").matches(zoned)).isFalse();
        assertThat(HostPattern.parse("fe80:0:0:0:0:0:0:1").matches(plain)).isTrue();
        assertThat(HostPattern.parse("fe80::/10").matches(zoned)).isTrue();
    }

    /** The naive oracle: addresses as numbers, shifted. */
    @Property(tries = 5000)
    void block_holdsAnAddress_iffTheLeadingBitsAreEqual(
            @ForAll @Size(16) byte[] network,
            @ForAll @Size(16) byte[] other,
            @ForAll @IntRange(max = 128) int shared,
            @ForAll @IntRange(max = 128) int length,
            @ForAll boolean v6)
            throws UnknownHostException {
        int size = v6 ? 16 : 4;
        byte[] a = Arrays.copyOf(network, size);
        if (v6) {
            a[0] = 0x20; // never an IPv4-mapped address, which Java turns into IPv4
        }
        byte[] b = Arrays.copyOf(other, size);
        for (int bit = 0; bit < Math.min(shared, size * 8); bit++) {
            int mask = 0x80 >> bit % 8;
            b[bit / 8] = (byte) (b[bit / 8] & ~mask | a[bit / 8] & mask);
        }
        b[0] = v6 ? a[0] : b[0];
        int prefix = length % (size * 8 + 1);
        InetAddress client = InetAddress.getByAddress(b);
        String text = InetAddress.getByAddress(a).getHostAddress() + "/" + prefix;
        boolean expected = new BigInteger(1, a)
                .shiftRight(size * 8 - prefix)
                .equals(new BigInteger(1, b).shiftRight(size * 8 - prefix));
        assertThat(HostPattern.parse(text).matches(client))
                .as(text + " " + client)
                .isEqualTo(expected);
    }
}
