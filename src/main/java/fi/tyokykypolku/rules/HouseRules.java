package fi.tyokykypolku.rules;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.guard.Expressions;
import fi.tyokykypolku.guard.ModelCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.function.SingletonSupplier;

/**
 * The house rules of drawings, tables and forms: what must hold of a set of them before cases are led by it. The same are asked at every
 * deployment, by {@code --lint} and at {@code POST /api/models/check}.
 */
public final class HouseRules {
    private final Directory directory;
    // Found when somebody asks: no start waits for it.
    private final SingletonSupplier<Beans> beans = SingletonSupplier.of(Beans::find);
    private final SingletonSupplier<ModelCheck> guard = SingletonSupplier.of(
            () -> new ModelCheck(new Expressions(beans.obtain().factory())));
    private final SingletonSupplier<EngineReads> engine = SingletonSupplier.of(EngineReads::new);

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
        return of(files, Set.of());
    }

    /**
     * Looks at a whole set of which a part is new.
     *
     * @param files contents by file name, with or without folders
     * @param sent names of what is new, with or without folders: where two files do not go together, it is told there
     */
    public List<Objection> of(Map<String, byte[]> files, Set<String> sent) {
        Set<String> changed = sent.stream().map(ModelSet::file).collect(Collectors.toSet());
        Objections found = new Objections();
        ModelSet set = ModelSet.read(files, directory.lists(), found);
        if (found.has(HouseRule.UNREADABLE) || found.has(HouseRule.NO_ID) || found.has(HouseRule.POINTS_NOWHERE)) {
            // What one file cannot say, all the others would seem to lack.
            return found.all();
        }
        files.forEach((path, content) -> {
            String file = ModelSet.file(path);
            ModelCheck.Findings findings = guard.obtain().look(path, content);
            findings.code().forEach(objection -> found.add(file, "", HouseRule.CODE, objection));
            findings.unreadable()
                    .forEach(each -> found.add(file, each.element(), HouseRule.EXPRESSION, each.expression()));
            // The engine's parser would stop at the first of them, and write an error to the log.
            if (findings.unreadable().isEmpty()) {
                engine.obtain().check(file, content, found);
            }
        });
        new DrawingRules(set, beans.obtain(), found).check();
        new TableRules(set, directory.today(), changed, found).check();
        new FormRules(set, changed, found).check();
        new ServiceRules(set, beans.obtain(), found).check();
        return found.all();
    }
}
