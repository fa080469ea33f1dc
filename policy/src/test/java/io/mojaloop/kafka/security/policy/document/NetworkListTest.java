/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkListTest {
    @ParameterizedTest
    @CsvSource({
        "::1, 0:0:0:0:0:0:0:1",
        "2001:DB8::A, 2001:db8:0:0:0:0:0:a",
        "2001:0db8::1.2.3.4, 2001:db8:0:0:0:0:102:304",
        "::ffff:10.0.0.1, 10.0.0.1",
        "10.0.0.1, 10.0.0.1",
        "*, *",
        "0.0.0.0/0, 0.0.0.0/0",
        "2001:db8::/32, 2001:db8::/32"
    })
    void anySpelling_isTaken(String text, String canonical) {
        Problems problems = new Problems();
        assertThat(read(List.of(text), problems)).extracting(HostPattern::text).containsExactly(canonical);
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "255.255.255.255/0, 0.0.0.0/0",
        "10.1.2.3/31, 10.1.2.2/31",
        "2001:db8:ffff::/33, 2001:db8:8000::/33",
        "2001:db8:0:1:0:0:0:1/64, 2001:db8:0:1::/64",
        "ffff::1/1, 8000::/1",
        "::1/0, ::/0"
    })
    void hostBits_areRefusedWithTheNetwork(String text, String network) {
        Problems problems = new Problems();
        read(List.of(text), problems);
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("host-bits");
            assertThat(problem.suggestion().orElse("")).startsWith("write " + network + " for the block, ");
        });
    }

    /** The naive oracle: a network is superfluous if another one holds both of its ends. */
    @Property(tries = 2000)
    void overlaps_areFound(@ForAll("networks") @Size(min = 1, max = 6) List<String> texts) throws UnknownHostException {
        Problems problems = new Problems();
        read(texts, problems);
        List<String> expected = new ArrayList<>();
        for (String text : texts) {
            for (String other : texts) {
                if (!text.equals(other) && holds(other, text) && !(holds(text, other) && before(texts, text, other))) {
                    expected.add(text);
                    break;
                }
            }
        }
        assertThat(problems.list().stream().map(Problem::text)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static boolean before(List<String> texts, String one, String other) {
        return one.indexOf('/') < 0
                ? !(other.indexOf('/') < 0) && texts.indexOf(one) < texts.indexOf(other)
                : texts.indexOf(one) < texts.indexOf(other);
    }

    private static boolean holds(String outer, String inner) throws UnknownHostException {
        HostPattern pattern = HostPattern.parse(outer);
        for (String end : ends(inner)) {
            if (!pattern.matches(InetAddress.getByName(end))) {
                return false;
            }
        }
        return true;
    }

    /** Of 10.x.y.0 networks of the lengths 8, 16, 24 and of single addresses. */
    private static List<String> ends(String network) {
        if (network.indexOf('/') < 0) {
            return List.of(network);
        }
        String first = network.substring(0, network.indexOf('/'));
        int length = Integer.parseInt(network.substring(network.indexOf('/') + 1));
        String[] parts = first.split("\\.");
        for (int i = length / 8; i < 4; i++) {
            parts[i] = "255";
        }
        return List.of(first, String.join(".", parts));
    }

    private static List<HostPattern> read(List<String> texts, Problems problems) {
        String yaml = texts.stream().map(text -> "- \"" + text + "\"\n").reduce("", String::concat);
        YamlNode node = YamlTree.parse("f", yaml, problems).orElseThrow();
        return new NetworkList(new Values(problems), problems).read(node);
    }

    @Provide
    Arbitrary<List<String>> networks() {
        return Arbitraries.of(
                        "10.0.0.0/8",
                        "10.1.0.0/16",
                        "10.2.0.0/16",
                        "10.1.1.0/24",
                        "10.1.1.1",
                        "10.1.1.2",
                        "10.2.1.1",
                        "11.0.0.0/8",
                        "10.1.1.1/32",
                        "192.168.0.0/16",
                        "192.168.0.1")
                .list()
                .ofMaxSize(6)
                .uniqueElements();
    }
}
