package fi.tyokykypolku.models;

import fi.tyokykypolku.models.Change.Act;
import fi.tyokykypolku.models.Change.Detail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is different between two sets of models, as their designer would say it. */
public final class Difference {
    private static final byte[] NOTHING = {};

    private Difference() {}

    /**
     * Compares two sets, contents by file name.
     *
     * @return changes by file; files that say the same, however they are written, have none
     */
    public static List<Change> between(Map<String, byte[]> before, Map<String, byte[]> after) {
        Set<String> files = new TreeSet<>(before.keySet());
        files.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String file : files) {
            byte[] old = before.getOrDefault(file, NOTHING);
            byte[] now = after.getOrDefault(file, NOTHING);
            if (!Arrays.equals(old, now)) {
                changes.addAll(of(file, old, now));
            }
        }
        return changes;
    }

    private static List<Change> of(String file, byte[] before, byte[] after) {
        if (after.length == 0) {
            // Nobody has taken its fields out one by one.
            return List.of(new Change(file, "", file.replaceFirst("\\.[a-z]+$", ""), Act.REMOVED, List.of()));
        }
        Map<String, Part> old = parts(file, before);
        Map<String, Part> now = parts(file, after);
        List<Change> changes = new ArrayList<>();
        now.forEach((id, part) -> {
            Part was = old.get(id);
            if (was == null) {
                changes.add(new Change(file, id, part.name(), Act.ADDED, details(Map.of(), part.values())));
            } else if (!was.values().equals(part.values())) {
                List<Detail> details = details(was.values(), part.values());
                boolean moved = details.stream().allMatch(each -> each.what().equals(DrawingParts.PLACE));
                changes.add(new Change(
                        file, id, part.name(), moved ? Act.MOVED : Act.CHANGED, moved ? List.of() : details));
            }
        });
        old.forEach((id, part) -> {
            if (!now.containsKey(id)) {
                changes.add(new Change(file, id, part.name(), Act.REMOVED, details(part.values(), Map.of())));
            }
        });
        return changes;
    }

    /** What a file is made of, by id. */
    static Map<String, Part> parts(String file, byte[] content) {
        if (content.length == 0) {
            return Map.of();
        }
        return file.endsWith(".dmn")
                ? TableParts.of(content)
                : file.endsWith(".bpmn") ? DrawingParts.of(content) : FormParts.of(content);
    }

    private static List<Detail> details(Map<String, String> before, Map<String, String> after) {
        Map<String, @Nullable Object> all = new TreeMap<>();
        all.putAll(before);
        all.putAll(after);
        return all.keySet().stream()
                .filter(what -> !Objects.equals(before.get(what), after.get(what)))
                .filter(what -> !what.equals(DrawingParts.PLACE) || before.isEmpty() == after.isEmpty())
                .map(what -> new Detail(what, before.get(what), after.get(what)))
                .toList();
    }
}
