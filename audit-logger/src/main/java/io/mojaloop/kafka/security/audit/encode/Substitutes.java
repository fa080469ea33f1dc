/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** What stands in a trail for a name or an address. Not thread-safe. */
final class Substitutes {
    private static final int PSEUDONYM_BYTES = 12;
    private static final int MOST_REMEMBERED = 4096;

    private final Redaction redaction;
    private final @Nullable Mac mac;
    private final Map<String, String> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Substitutes(Redaction redaction) {
        this.redaction = redaction;
        this.mac = redaction.key().map(Substitutes::mac).orElse(null);
    }

    private static Mac mac(RedactionKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.hmacKey());
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    /** With redacted principals only. */
    String principal(String name) {
        return redaction.principals() == Redaction.Mode.PSEUDONYM ? pseudonym('p', name) : masked(name);
    }

    /** With redacted client ids only. */
    String clientId(String id) {
        return redaction.clientIds() == Redaction.Mode.PSEUDONYM ? pseudonym('c', id) : masked(id);
    }

    /** With redacted addresses only. */
    String address(InetAddress address) {
        return redaction.addresses() == Redaction.Mode.PSEUDONYM
                ? pseudonym('a', IpText.of(address))
                : IpText.of(IpText.network(address)) + "/" + IpText.prefixBits(address);
    }

    /** The first character, of a distinguished name that of its first value, unless there is no other. */
    private static String masked(String name) {
        int from = name.startsWith("CN=") ? 3 : 0;
        boolean more = name.length() > from && name.codePointCount(from, name.length()) > 1;
        return name.substring(0, more ? name.offsetByCodePoints(from, 1) : from) + "***";
    }

    private String pseudonym(char kind, String value) {
        String typed = kind + ":" + value;
        @Nullable String before = remembered.get(typed);
        if (before != null) {
            return before;
        }
        String made = kind + ":" + hash(typed);
        if (typed.length() <= 256) {
            remembered.put(typed, made);
        }
        return made;
    }

    private String hash(String typed) {
        if (mac == null) {
            throw new IllegalStateException("pseudonyms without a key");
        }
        // No charset: in each of them all unpaired surrogates look the same.
        for (int i = 0; i < typed.length(); i++) {
            mac.update((byte) (typed.charAt(i) >> 8));
            mac.update((byte) typed.charAt(i));
        }
        byte[] hash = Arrays.copyOf(mac.doFinal(), PSEUDONYM_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
