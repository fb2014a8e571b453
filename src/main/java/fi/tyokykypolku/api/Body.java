package fi.tyokykypolku.api;

/** What a caller sends. {@link BodyReader} reads it and names everything that is wrong with it at once. */
public interface Body {
    String MISSING = "tieto puuttuu";
    String TOO_LONG = "enintään {max} merkkiä";
    String TOO_MANY = "enintään {max} arvoa";

    /** An id the caller's own system gave: letters, digits and a few marks. */
    String ID = "[A-Za-z0-9._:/-]{1,100}";

    String ID_FORM = "1–100 merkkiä: kirjaimia a–z, numeroita tai merkkejä . _ : / -";

    /** Rules that an annotation cannot say. Fields may be missing here; that is another rule's business. */
    default void check(Checks checks) {}
}
