package fi.tyokykypolku.documents;

import java.util.ArrayList;
import java.util.List;

/** Words in lines of so many letters: a picture breaks none by itself. */
final class Wrapped {
    private Wrapped() {}

    static List<String> lines(String words, int letters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.strip().split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
