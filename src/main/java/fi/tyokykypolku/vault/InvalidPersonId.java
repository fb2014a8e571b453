package fi.tyokykypolku.vault;

/** Not a personal identity code. The message is in the reader's language, fit to be shown, and never repeats the code. */
public final class InvalidPersonId extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidPersonId(String message) {
        super(message);
    }
}
