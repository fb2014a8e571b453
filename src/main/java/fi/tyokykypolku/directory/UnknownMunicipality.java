package fi.tyokykypolku.directory;

/** No municipality has this code. The message is Finnish and fit to be shown. */
public final class UnknownMunicipality extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownMunicipality(String code) {
        super("Tuntematon kuntakoodi: " + code);
    }
}
