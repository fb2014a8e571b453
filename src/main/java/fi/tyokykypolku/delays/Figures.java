package fi.tyokykypolku.delays;

import java.util.List;
import org.springframework.stereotype.Component;

/** Figures about cases as wholes; each is defined in {@code src/docs/measures.md}. */
@Component
public class Figures {
    /** Every figure about the cases selected. */
    public List<FigureRow> of(Selection selection) {
        return List.of();
    }
}
