package fi.tyokykypolku.wiring;

import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * Tells MyBatis two flags of a task query. The mapping of Camunda 7.24.0 asks for {@code isOrQueryActive} and {@code isWithoutTenantId},
 * which are names of methods and not of properties: MyBatis looks for them among all methods, with every statement.
 */
final class TaskQueryFlags extends ObjectPropertyAccessor {
    private TaskQueryFlags() {}

    /** From here on, for every engine of this process. */
    static void tell() {
        OgnlRuntime.setPropertyAccessor(TaskQueryImpl.class, new TaskQueryFlags());
    }

    @Override
    public Object getPossibleProperty(OgnlContext context, Object target, String name) throws OgnlException {
        TaskQueryImpl query = (TaskQueryImpl) target;
        return switch (name) {
            case "isOrQueryActive" -> query.isOrQueryActive();
            case "isWithoutTenantId" -> query.isWithoutTenantId();
            default -> super.getPossibleProperty(context, target, name);
        };
    }
}
