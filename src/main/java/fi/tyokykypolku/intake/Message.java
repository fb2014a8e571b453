package fi.tyokykypolku.intake;

import fi.tyokykypolku.api.Body;
import org.jspecify.annotations.Nullable;

/** Something that happened to a case outside this application. */
interface Message extends Body {
    /** The sender's own id for it; the same id again changes nothing. */
    @Nullable
    String messageId();
}
