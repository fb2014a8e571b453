package fi.tyokykypolku.api;

/** What a caller sends. {@link BodyReader} reads it and names everything that is wrong with it at once. */
public interface Body {
    // What is wrong, as the sentences of this package call it: an annotation holds no more than a name.
    String MISSING = "missing";
    String TOO_LONG = "tooLong";
    String TOO_MANY = "tooMany";
    String LENGTH = "length";
    String CONTROL = "control";

    /** An id the caller's own system gave: letters, digits and a few marks. */
    String ID = "[A-Za-z0-9._:/-]{1,100}";

    String ID_FORM = "idForm";

    /** Rules that an annotation cannot say. Fields may be missing here; that is another rule's business. */
    default void check(Checks checks) {}
}
