package fi.tyokykypolku.reports;

import fi.tyokykypolku.api.Csv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Writes a report on delays as a table when the caller asks for one. */
@Component
final class DelaysCsv extends AbstractHttpMessageConverter<DelaysView<?>> {
    DelaysCsv() {
        super(StandardCharsets.UTF_8, MediaType.parseMediaType(Csv.TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == DelaysView.class;
    }

    @Override
    protected boolean canRead(MediaType type) {
        return false;
    }

    @Override
    protected DelaysView<?> readInternal(Class<? extends DelaysView<?>> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("A table is only written", input);
    }

    @Override
    protected void writeInternal(DelaysView<?> view, HttpOutputMessage output) throws IOException {
        output.getBody().write(table(view).getBytes(StandardCharsets.UTF_8));
    }

    /** The label, where there is one, above the table. */
    static String table(DelaysView<?> view) {
        String table = Objects.requireNonNull(view.table(), "Only reports with a table offer one")
                .get();
        return view.label() == null ? table : view.label() + "\r\n" + table;
    }
}
