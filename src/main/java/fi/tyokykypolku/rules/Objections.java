package fi.tyokykypolku.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Collects what is found in a set of models. */
final class Objections {
    private final List<Objection> found = new ArrayList<>();

    void add(String file, String element, HouseRule rule, String... about) {
        found.add(new Objection(file, element, rule, List.of(about)));
    }

    /** Adds it unless something is as it should be. */
    void require(boolean right, String file, String element, HouseRule rule, String... about) {
        if (!right) {
            add(file, element, rule, about);
        }
    }

    /** Each once, file by file. */
    List<Objection> all() {
        return Collections.unmodifiableList(found.stream()
                .distinct()
                .sorted(Comparator.comparing(Objection::file).thenComparing(Objection::element))
                .toList());
    }

    boolean has(String file, String element, HouseRule rule) {
        return found.stream()
                .anyMatch(each -> each.rule() == rule
                        && each.file().equals(file)
                        && each.element().equals(element));
    }

    int size() {
        return found.size();
    }

    boolean has(HouseRule rule) {
        return found.stream().anyMatch(each -> each.rule() == rule);
    }
}
