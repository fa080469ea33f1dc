/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.security.sasl.SaslException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ClientFirstMessage;

/** The name in a first message is the one that Kafka's own server reads. */
class FirstMessagePropertyTest {
    @Property
    void nameOfScram_isKafkas(@ForAll("scramMessages") String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        String name = FirstMessage.SCRAM.nameIn(bytes);
        try {
            assertThat(name).isEqualTo(ScramFormatter.username(new ClientFirstMessage(bytes).saslName()));
        } catch (SaslException malformed) {
            assertThat(name).hasSizeLessThan(600); // whatever can be read of it
        }
    }

    @Provide
    Arbitrary<String> scramMessages() {
        Arbitrary<String> name = Arbitraries.strings()
                .withChars("ab=,é\u0001\ud83d\ude00")
                .ofMaxLength(12)
                .map(text -> text.replace("=", "=3D").replace(",", "=2C"));
        Arbitrary<String> raw = Arbitraries.strings().withChars("ab=,2C3Dn").ofMaxLength(10);
        return Combinators.combine(
                        Arbitraries.of("n,,", "n,a=x,", "n,a=x=2Cy,", "y,,", "n", "n,", ",,", ""),
                        Arbitraries.of("", "m=ext,", "m=", "m"),
                        Arbitraries.of("n=", "n=", "n=", "n", ""),
                        Arbitraries.oneOf(name, name, raw),
                        Arbitraries.of(",r=nonce", ",r=nonce,tokenauth=true", "", ",", ",r="))
                .as((header, reserved, attribute, who, rest) -> header + reserved + attribute + who + rest);
    }

    @Property
    void nameOfPlain_isTheSecondOfThree(@ForAll("plainMessages") List<String> parts) {
        String name = FirstMessage.PLAIN.nameIn(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
        assertThat(name).isEqualTo(parts.size() == 3 ? parts.get(1) : "");
    }

    @Provide
    Arbitrary<List<String>> plainMessages() {
        return Arbitraries.strings()
                .withChars("ab é\n\ud83d\ude00")
                .ofMaxLength(8)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .list()
                .ofMaxSize(5);
    }

    @Property
    void anyBytes_areSurvived(@ForAll byte[] message) {
        for (FirstMessage kind : FirstMessage.values()) {
            assertThat(kind.nameIn(message)).isNotNull();
        }
    }

    @Example
    void hugeNames_areCut_andMalformedBytesReplaced() {
        String huge = "x".repeat(500_000);
        for (FirstMessage kind : FirstMessage.values()) {
            String message = kind == FirstMessage.PLAIN ? "\0" + huge + "\0p" : "n,,n=" + huge + ",r=n";
            assertThat(kind.nameIn(message.getBytes(StandardCharsets.UTF_8)))
                    .hasSizeLessThan(FirstMessage.MOST_CHARACTERS + 30)
                    .endsWith("... (500000 bytes)");
        }
        assertThat(FirstMessage.PLAIN.nameIn(new byte[] {0, (byte) 0xff, (byte) 0xc3, 0, 'p'}))
                .isEqualTo("\ufffd\ufffd");
    }
}
