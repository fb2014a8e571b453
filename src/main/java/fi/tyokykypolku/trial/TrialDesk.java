package fi.tyokykypolku.trial;

import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.FieldError;
import fi.tyokykypolku.api.InvalidRequest;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes and answers trials. */
@Component
class TrialDesk {
    private static final Sentences SENTENCES = new Sentences("trial");

    private final Trials trials;
    private final Directory directory;

    TrialDesk(Trials trials, Directory directory) {
        this.trials = trials;
        this.directory = directory;
    }

    /** @throws InvalidRequest naming every objection of the house rules, in the designer's language */
    TrialView start(@Nullable Map<String, @Nullable String> files, String lang, Caller caller) {
        Locale language = language(lang, caller);
        Map<String, byte[]> changed = new TreeMap<>();
        Objects.requireNonNullElse(files, Map.<String, @Nullable String>of()).forEach((name, text) -> {
            if (text != null) {
                changed.put(name, text.getBytes(StandardCharsets.UTF_8));
            }
        });
        if (changed.isEmpty()) {
            throw new InvalidRequest(List.of(new FieldError("files", SENTENCES.say("noFile"))));
        }
        try {
            return TrialView.of(trials.start(changed, caller.user()), language, directory);
        } catch (TrialRefused e) {
            throw new InvalidRequest(e.objections().stream()
                    .map(each -> new FieldError(
                            each.file() + (each.element().isEmpty() ? "" : ", " + each.element()),
                            each.message(language) + " " + each.remedy(language)))
                    .toList());
        } catch (TrialRunning e) {
            throw ProblemException.conflict("trialRunning", SENTENCES.say("running"));
        }
    }

    TrialView find(String id, String lang, Caller caller) {
        Locale language = language(lang, caller);
        return trials.find(id)
                .map(trial -> TrialView.of(trial, language, directory))
                .orElseThrow(() -> ProblemException.notFound(SENTENCES.say("unknown")));
    }

    private static Locale language(String lang, Caller caller) {
        if (!caller.mayDesign()) {
            throw ProblemException.forbidden("Malleja kokeilee vain suunnittelija.");
        }
        if (!Language.CODES.contains(lang)) {
            throw new InvalidRequest(List.of(new FieldError("lang", "sallitut arvot: fi, sv, en")));
        }
        return Locale.forLanguageTag(lang);
    }
}
