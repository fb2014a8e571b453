package fi.tyokykypolku.disclosure;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Turns a sheet into a PDF that a screen reader can read, PDF/UA-1 (ISO 14289-1). */
final class Pdf {
    /** The family by which a template asks for the font that the PDF brings along. */
    private static final String FONT = "Sheet";

    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";

    static {
        // It would tell of characters that the font lacks: of the client's text.
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /** @param html well-formed, as XML is, and without anything to be fetched */
    static byte[] of(String html) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(1.7f);
        builder.useFont(font(".ttf"), FONT, 400, FontStyle.NORMAL, true);
        builder.useFont(font("-Bold.ttf"), FONT, 700, FontStyle.NORMAL, true);
        builder.useUriResolver((base, uri) -> null);
        builder.withHtmlContent(html, null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static FSSupplier<InputStream> font(String style) {
        return () -> Objects.requireNonNull(Pdf.class.getResourceAsStream(FONTS + style));
    }
}
