/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.encode.Redaction.Mode;
import io.mojaloop.kafka.security.audit.event.AnyEvent;
import io.mojaloop.kafka.security.audit.event.ConnectionRejected;
import io.mojaloop.kafka.security.audit.event.PolicyAccepted;
import io.mojaloop.kafka.security.audit.event.PolicyRefused;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the event and wherever in it a name or an address stands: the line does not have it. */
class RedactionPropertyTest {
    private static final RedactionKey KEY = new RedactionKey(new byte[32]);
    /** Parts that occur in nothing else that a line holds. */
    private static final List<String> SYLLABLES = List.of("qzx", "vqj", "wxz", "jqk", "zvq", "xjw");

    private final LineBuffer line = new LineBuffer();

    /** An event and what must not be seen of it. */
    record Secret(SecurityEvent event, String name, InetAddress address) {}

    @Provide
    Arbitrary<Secret> secrets() {
        Arbitrary<String> names = Arbitraries.of(SYLLABLES)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts))
                .flatMap(name -> Arbitraries.of(name, "CN=" + name + ",O=" + name + " Ltd", name + "\u202e" + name));
        return Combinators.combine(names, AnyEvent.addresses())
                .flatAs((name, address) -> AnyEvent.with(
                                Arbitraries.just(name),
                                Arbitraries.oneOf(marked(name, address), bare(name)),
                                Arbitraries.just(address))
                        .filter(event -> !(event instanceof TrailEvent)
                                && !(event instanceof PolicyAccepted)
                                && !(event instanceof PolicyRefused)
                                && !isOfNobody(event))
                        .map(event -> new Secret(event, name, address)));
    }

    /** Events that do not tell who it was: names are found by what stands before them, or in quotes. */
    @Provide
    Arbitrary<Secret> secretsOfNobody() {
        return Combinators.combine(Arbitraries.of("qzxvqj", "CN=wxzjqk,O=zvqxjw"), AnyEvent.addresses())
                .flatAs((name, address) -> AnyEvent.with(
                                Arbitraries.just(name), marked(name, address), Arbitraries.just(address))
                        .filter(event -> event instanceof TrailEvent
                                || event instanceof PolicyAccepted
                                || event instanceof PolicyRefused)
                        .map(event -> new Secret(event, name, address)));
    }

    /** A count of what different users did does not tell whose. */
    private static boolean isOfNobody(SecurityEvent event) {
        return event instanceof ConnectionRejected rejected
                && rejected.actor().principalName().isEmpty();
    }

    private static Arbitrary<String> marked(String name, InetAddress address) {
        String ip = address.getHostAddress();
        return Arbitraries.of(
                "",
                "plain",
                "User:" + name,
                "user=" + name + ", client-id=" + name,
                "client-id=" + name + ",user=" + name,
                "Denied User:" + name + " from " + address,
                "User:" + name + ", from " + ip + ":4711 (User:" + name + ")",
                "/config/users/" + name + "/clients/" + name,
                "(principal=User:" + name + ", host=" + ip + ", operation=READ)",
                "x".repeat(1740) + "User:" + name,
                "user='" + name + "' at " + ip + ".");
    }

    private static Arbitrary<String> bare(String name) {
        return Arbitraries.of(
                name,
                "(" + name + ")",
                "Denied " + name + " by whom",
                name.toUpperCase(Locale.ROOT),
                "x".repeat(1740) + name,
                "sasl:" + name + ":cdrwa,digest:" + name + ":hash=:cdrwa");
    }

    private String encoded(SecurityEvent event, Redaction redaction) {
        line.clear();
        new EcsEncoder(EcsEncoderPropertyTest.IDENTITY, redaction).encode(event, new Boot(1), 1, line);
        assertThat(line.length()).isLessThanOrEqualTo(EventEncoder.MOST_BYTES);
        line.append('}');
        return line.toString();
    }

    @Property(tries = 1500)
    void redactedEvent_hasNoName(@ForAll("secrets") Secret secret, @ForAll("modes") Mode mode) throws Exception {
        hasNoName(secret, mode);
    }

    @Property(tries = 1000)
    void redactedEvent_ofNobody_hasNoName(@ForAll("secretsOfNobody") Secret secret, @ForAll("modes") Mode mode)
            throws Exception {
        hasNoName(secret, mode);
    }

    @Property(tries = 1000)
    void redactedEvent_ofNobody_hasNoAddress(@ForAll("secretsOfNobody") Secret secret, @ForAll("modes") Mode mode)
            throws Exception {
        redactedEvent_hasNoAddress(secret, mode);
    }

    private void hasNoName(Secret secret, Mode mode) throws Exception {
        String text = encoded(secret.event(), new Redaction(mode, mode, Mode.NONE, Optional.of(KEY)));
        for (String part : secret.name().split("[^a-z]+")) {
            if (part.length() > 3) {
                assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(part);
            }
        }
        assertThat(EcsFields.problems(EcsEncoderPropertyTest.JACKSON.readTree(text)))
                .isEmpty();
    }

    @Property(tries = 1500)
    void redactedEvent_hasNoAddress(@ForAll("secrets") Secret secret, @ForAll("modes") Mode mode) throws Exception {
        String text = encoded(secret.event(), new Redaction(Mode.NONE, Mode.NONE, mode, Optional.of(KEY)));
        InetAddress address = secret.address();
        boolean isItsNetwork = java.util.Arrays.equals(IpText.network(address), address.getAddress());
        if (mode == Mode.PSEUDONYM || !isItsNetwork) {
            assertThat(text).doesNotContainPattern(whole(IpText.of(address)));
            assertThat(text).doesNotContainPattern(whole(address.getHostAddress()));
        }
        assertThat(EcsFields.problems(EcsEncoderPropertyTest.JACKSON.readTree(text)))
                .isEmpty();
    }

    private static String whole(String address) {
        return "(?<![0-9a-f.:])" + java.util.regex.Pattern.quote(address) + "(?![0-9a-f.:])";
    }

    @Property(tries = 300)
    void sameEvent_sameKey_sameLine(@ForAll("secrets") Secret secret) {
        Redaction redaction = new Redaction(Mode.PSEUDONYM, Mode.PSEUDONYM, Mode.PSEUDONYM, Optional.of(KEY));
        assertThat(encoded(secret.event(), redaction)).isEqualTo(encoded(secret.event(), redaction));
    }

    @Provide
    Arbitrary<Mode> modes() {
        return Arbitraries.of(Mode.MASK, Mode.PSEUDONYM);
    }
}
