package fi.tyokykypolku.models;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a second person must answer for in a change of the models. */
final class Matters {
    private static final String LIMITS = "deadlines";
    private static final String LEGAL = "\"LEGAL\"";

    /** Tables of which every word counts. */
    private static final Map<String, Matter> TABLES = Map.of(
            "legalBasis", Matter.LEGAL_BASIS,
            "kela", Matter.KELA,
            "kelaReasons", Matter.KELA,
            "rehabResponsible", Matter.KELA,
            "pensionAge", Matter.KELA,
            "benefitScreening", Matter.KELA);

    private static final List<String> AUDIENCE =
            List.of("properties/category", "properties/audience", "properties/organisations");

    private Matters() {}

    /**
     * Compares what new cases are led by before a change and after it, contents by file name.
     *
     * @param ever every form that has been deployed: running cases have answers to fields that no form of today has
     * @return empty when one person may answer for it
     */
    static Set<Matter> between(Map<String, byte[]> before, Map<String, byte[]> after, Collection<byte[]> ever) {
        Set<Matter> matters = EnumSet.noneOf(Matter.class);
        Map<String, Decided> old = Decided.in(before);
        Map<String, Decided> now = Decided.in(after);
        TABLES.forEach((table, matter) -> {
            if (!old.getOrDefault(table, Decided.NONE).equals(now.getOrDefault(table, Decided.NONE))) {
                matters.add(matter);
            }
        });
        if (!legal(old).equals(legal(now))) {
            matters.add(Matter.LEGAL_LIMIT);
        }
        if (isForOthers(before, after, ever)) {
            matters.add(Matter.WHO_SEES);
        }
        return matters;
    }

    private static Decided legal(Map<String, Decided> tables) {
        return tables.getOrDefault(LIMITS, Decided.NONE).only(row -> row.contains(LEGAL));
    }

    /** Whether a field that was there before is for others now. A new field shows nobody what was somebody else's. */
    private static boolean isForOthers(Map<String, byte[]> before, Map<String, byte[]> after, Collection<byte[]> ever) {
        Map<String, Map<String, String>> old = audiences(before);
        Map<String, Map<String, String>> now = audiences(after);
        Map<String, Set<String>> known = Stream.concat(
                        old.values().stream(), ever.stream().map(Matters::audience))
                .flatMap(fields -> fields.entrySet().stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        return now.entrySet().stream()
                .anyMatch(form -> form.getValue().entrySet().stream().anyMatch(field -> {
                    String was = old.getOrDefault(form.getKey(), Map.of()).get(field.getKey());
                    Set<String> elsewhere = known.getOrDefault(field.getKey(), Set.of());
                    return was == null
                            ? !elsewhere.isEmpty() && !elsewhere.contains(field.getValue())
                            : !was.equals(field.getValue());
                }));
    }

    /** For whom each field of each form is. */
    private static Map<String, Map<String, String>> audiences(Map<String, byte[]> files) {
        Map<String, Map<String, String>> audiences = new TreeMap<>();
        files.forEach((file, content) -> {
            if (file.endsWith(".form")) {
                audiences.put(file, audience(content));
            }
        });
        return audiences;
    }

    private static Map<String, String> audience(byte[] form) {
        Map<String, String> fields = new LinkedHashMap<>();
        FormParts.of(form).forEach((key, part) -> {
            if (!key.isEmpty()) {
                fields.put(
                        key,
                        AUDIENCE.stream()
                                .map(each -> part.values().getOrDefault(each, "-"))
                                .collect(Collectors.joining(" ")));
            }
        });
        return fields;
    }
}
