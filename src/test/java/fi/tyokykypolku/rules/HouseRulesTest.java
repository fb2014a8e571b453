package fi.tyokykypolku.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ModelFiles;
import fi.tyokykypolku.directory.ShippedDirectory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped models keep the house rules, and every rule is told in three languages. */
class HouseRulesTest {
    @Test
    void theShippedModelsKeepThem() {
        assertThat(new HouseRules(ShippedDirectory.get()).of(ModelFiles.contents()))
                .extracting(objection -> objection.line(Locale.ENGLISH))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void everyRuleIsTold(String language) {
        Locale locale = Locale.forLanguageTag(language);
        Set<String> told = new TreeSet<>();
        for (HouseRule rule : HouseRule.values()) {
            Objection objection = new Objection("koe.form", "kenttä", rule, List.of("yksi", "kaksi", "kolme"));
            for (String sentence : List.of(objection.message(locale), objection.remedy(locale))) {
                assertThat(sentence)
                        .as("%s", rule)
                        .matches("(?s)[\\p{Lu}$].*\\.")
                        .doesNotContain("''");
            }
            told.add(objection.line(locale));
        }
        assertThat(told).hasSameSizeAs(HouseRule.values());
    }

    @Test
    void everyLanguageNamesTheSameValues() {
        for (HouseRule rule : HouseRule.values()) {
            assertThat(Stream.of("fi", "sv", "en")
                            .map(Locale::forLanguageTag)
                            .map(locale -> named(new Objection("f", "e", rule, List.of("§1", "§2", "§3")), locale))
                            .collect(Collectors.toSet()))
                    .as("%s", rule)
                    .hasSize(1);
        }
    }

    private static Set<String> named(Objection objection, Locale locale) {
        return Arrays.stream(objection.message(locale).split("[^§0-9]+"))
                .filter(word -> word.startsWith("§"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
