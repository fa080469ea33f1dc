/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

/**
 * Characters that a line should not hold as they are, because a reader would not see them or would see something else:
 * control characters, format characters (bidirectional overrides and isolates, zero-width ones, tags, the byte order
 * mark), line and paragraph separators, spaces other than the plain one, private, unassigned and noncharacters, and the
 * letters and marks that Unicode lists as default-ignorable.
 */
final class UnsafeCharacters {
    private UnsafeCharacters() {}

    static boolean contain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            case Character.SPACE_SEPARATOR -> codePoint != ' ';
            case Character.NON_SPACING_MARK, Character.OTHER_LETTER -> isIgnorable(codePoint);
            default -> false;
        };
    }

    /** Combining grapheme joiner, Hangul fillers, Khmer inherent vowels, variation selectors: UAX 44, DerivedCoreProperties. */
    private static boolean isIgnorable(int codePoint) {
        return switch (codePoint) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180c, 0x180d, 0x180f, 0x3164, 0xffa0 -> true;
            default -> codePoint >= 0xfe00 && codePoint <= 0xfe0f || codePoint >= 0xe0100 && codePoint <= 0xe01ef;
        };
    }
}
