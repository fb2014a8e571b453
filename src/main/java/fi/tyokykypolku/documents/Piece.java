package fi.tyokykypolku.documents;

import java.util.List;

/**
 * A piece of a sentence: words, the code they stand for, or both.
 *
 * @param words empty when there are none for the code
 * @param code empty when words stand alone
 */
record Piece(String words, String code) {
    static Piece words(String words) {
        return new Piece(words, "");
    }

    static Piece code(String code) {
        return new Piece("", code);
    }

    /** Whether words and code stand beside each other. */
    boolean both() {
        return !words.isEmpty() && !code.isEmpty();
    }

    static String plain(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece ->
                text.append(piece.words).append(piece.both() ? " " : "").append(piece.code));
        return text.toString();
    }
}
