/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.server.quota.ClientQuotaType;

class BudgetTest {
    private static Budget of(Map<String, String> tags) {
        return new Budget(ClientQuotaType.PRODUCE, tags);
    }

    @Property(tries = 300)
    void tagsOfTheCallback_tellWhoseTheyAre(@ForAll String name, @ForAll String type) {
        if (name.codePoints().anyMatch(c -> c >= 0xd800 && c < 0xe000)) {
            return; // an unpaired surrogate is no character, and percent-encoding has none for it
        }
        assertThat(of(QuotaTags.tenant(name)).tenant()).contains(name);
        assertThat(of(QuotaTags.exempt("User", name)).principal()).contains("User:" + name);
        assertThat(of(QuotaTags.unlisted("Group", name)).principal()).contains("Group:" + name);
        assertThat(of(QuotaTags.unlisted("Group", name)).kind()).isEqualTo(Budget.Kind.PRINCIPAL);
    }

    @Example
    void kafkasOwnTags_areNamed() {
        assertThat(of(Map.of("user", "a%3Ab", "client-id", "x")).name()).isEqualTo("User:a:b, client x");
        assertThat(of(Map.of("user", "a", "client-id", "")).name()).isEqualTo("User:a");
        assertThat(of(Map.of("user", "", "client-id", "x")).name()).isEqualTo("client x");
        assertThat(of(Map.of("user", "", "client-id", "")).kind()).isEqualTo(Budget.Kind.OTHER);
        assertThat(of(Map.of("group", "g")).name()).isEqualTo("{group=g}");
    }

    @Example
    void principalThatIsNotOurs_isShownAsItIs() {
        assertThat(of(Map.of("principal", "")).name()).isEmpty();
        assertThat(of(Map.of("principal", "x")).name()).isEqualTo("x");
        assertThat(of(QuotaTags.unlisted("User", "")).principal()).contains("User:");
    }

    /** Another call-back may have values that nothing decodes. */
    @Example
    void valueThatIsNotEncoded_isShownAsItIs() {
        assertThat(of(Map.of("user", "100%", "client-id", "")).name()).isEqualTo("User:100%");
    }
}
