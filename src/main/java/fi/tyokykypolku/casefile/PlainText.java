package fi.tyokykypolku.casefile;

import fi.tyokykypolku.texts.Sentences;

/**
 * Tells text from what only looks like it. Refused are control characters but for tab and line ends, for one database stores a NUL and
 * the other fails at it; characters that turn the direction of what follows, for they make a name read otherwise than it is; tag
 * characters, which hide text from whoever reads; and halves of a surrogate pair and other code points that are no character at all.
 *
 * <p>The marks U+200E and U+200F pass: they reach no further than the characters beside them, and names in Arabic or Hebrew
 * need them.
 */
public final class PlainText {
    private static final Sentences SENTENCES = new Sentences("casefile");

    private PlainText() {}

    /** What to tell whoever sent something else, in the reader's language. */
    public static String message() {
        return SENTENCES.say("plain");
    }

    /** Whether every character of the text may be stored and shown. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(PlainText::isPlain);
    }

    /** The text without what may not be shown, for words of a caller's that an answer repeats. */
    public static String shown(String text) {
        return text.codePoints()
                .filter(PlainText::isPlain)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPlain(int character) {
        if (Character.isISOControl(character)) {
            return character == '\t' || character == '\n' || character == '\r';
        }
        boolean turns = character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
        boolean hides = character >= 0xE0000 && character <= 0xE007F;
        boolean isNone = (character & 0xFFFE) == 0xFFFE || character >= 0xFDD0 && character <= 0xFDEF;
        return !turns && !hides && !isNone && Character.getType(character) != Character.SURROGATE;
    }
}
