/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.mojaloop.kafka.security.audit.encode.UnsafeCharacters;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Escapes what the trail escapes. Jackson asks for characters beyond the first plane by their surrogates. */
final class JsonEscapes extends CharacterEscapes {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int[] ASCII = CharacterEscapes.standardAsciiEscapesForJSON();

    static {
        ASCII[0x7f] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int ch) {
        return UnsafeCharacters.contain(ch) ? new SerializedString(String.format("\\u%04x", ch)) : null;
    }
}
