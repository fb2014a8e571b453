package fi.tyokykypolku.casefile;

import fi.tyokykypolku.texts.Sentences;

/** No case has this id. */
public final class UnknownCase extends RuntimeException {
    UnknownCase(CaseId id) {
        super(new Sentences("casefile").say("unknownCase", id));
    }
}
