package fi.tyokykypolku.rules;

import fi.tyokykypolku.directory.Directory;
import java.util.List;
import java.util.Map;
import org.springframework.util.function.SingletonSupplier;

/**
 * The house rules of drawings, tables and forms: what must hold of a set of them before cases are led by it. The same are asked at every
 * deployment, by {@code --lint} and at {@code POST /api/models/check}.
 */
public final class HouseRules {
    private final Directory directory;
    // Found when somebody asks: no start waits for it.
    private final SingletonSupplier<Beans> beans = SingletonSupplier.of(Beans::find);

    public HouseRules(Directory directory) {
        this.directory = directory;
    }

    /**
     * Looks at a whole set: what is not in it is taken for not there.
     *
     * @param files contents by file name, with or without folders
     * @return what is wrong, file by file; empty when nothing is
     */
    public List<Objection> of(Map<String, byte[]> files) {
        Objections found = new Objections();
        ModelSet set = ModelSet.read(files, directory.lists(), found);
        if (found.has(HouseRule.UNREADABLE) || found.has(HouseRule.NO_ID)) {
            // What one file cannot say, all the others would seem to lack.
            return found.all();
        }
        new DrawingRules(set, beans.obtain(), found).check();
        new TableRules(set, found).check();
        new FormRules(set, found).check();
        new ServiceRules(set, beans.obtain(), found).check();
        return found.all();
    }
}
