package fi.tyokykypolku.voice;

import org.jspecify.annotations.Nullable;

/**
 * What some have answered to a question.
 *
 * @param asked the form in which clients are asked, or {@code survey} of professionals
 * @param question its field
 * @param withKela whether Kela is, or has been, a party of the clients' cases; null of professionals
 * @param organisation type for which the professionals work; null of clients
 * @param answers how many
 * @param mean of one (does not agree) to five (agrees fully)
 */
public record AnswerRow(
        String asked,
        String question,
        @Nullable Boolean withKela,
        @Nullable String organisation,
        long answers,
        double mean) {}
