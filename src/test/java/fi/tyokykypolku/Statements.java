package fi.tyokykypolku;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Hears every statement that the application sends to its database. Found by the application's own scan, in tests only. */
@Component
public class Statements implements BeanPostProcessor {
    private static final List<List<String>> LISTENERS = new CopyOnWriteArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database
                ? ProxyDataSourceBuilder.create(database).listener(new Ear()).build()
                : bean;
    }

    /** The statements sent while some work is done, in their order; a batch is as many as it has rows. */
    public static List<String> during(Runnable work) {
        List<String> heard = new CopyOnWriteArrayList<>();
        LISTENERS.add(heard);
        try {
            work.run();
        } finally {
            LISTENERS.remove(heard);
        }
        return new ArrayList<>(heard);
    }

    private static final class Ear implements QueryExecutionListener {
        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // What fails has been sent, too; it is heard afterwards.
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            for (QueryInfo query : queries) {
                int times = execution.isBatch()
                        ? Math.max(1, query.getParametersList().size())
                        : 1;
                for (int i = 0; i < times; i++) {
                    LISTENERS.forEach(heard ->
                            heard.add(query.getQuery().replaceAll("\\s+", " ").strip()));
                }
            }
        }
    }
}
