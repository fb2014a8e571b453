package fi.tyokykypolku.guard;

import jakarta.ws.rs.core.Response.Status;
import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.joda.time.DateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * What an expression reaches: in a query the signed-in user and the time, in a model its variables and the beans that models name.
 * The rest of the application is out of reach.
 */
public final class Expressions extends JuelExpressionManager {
    private static final Pattern IN_QUERIES = Pattern.compile(
            "[$#]\\{ *(?:currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)|dateTime\\(\\)"
                    + "(?:\\.withTimeAtStartOfDay\\(\\)"
                    + "|\\.(?:plus|minus)(?:Years|Months|Weeks|Days|Hours|Minutes|Seconds)\\([0-9]{1,4}\\)){0,9}) *\\}");

    /** Beans whose methods models call; of the others a model only says the name. */
    private static final List<String> CALLED = List.of("deadlines", "parties", "kela");

    private static final String EXECUTION = "execution";
    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);
    private static final Pattern DELEGATE = Pattern.compile("[$#]\\{(\\w+)}");

    private final ListableBeanFactory beans;

    public Expressions(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Whether an expression may stand in a query. */
    static boolean allowedInQueries(@Nullable String expression) {
        return expression != null && IN_QUERIES.matcher(expression).matches();
    }

    @Override
    public Expression createExpression(String text) {
        return new JuelExpression(createValueExpression(text), this, text) {
            @Override
            public Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
                // Queries come without a scope, models always with one.
                if (scope == null && !isLiteralText() && !allowedInQueries(text)) {
                    throw new InvalidRequestException(Status.BAD_REQUEST, Denial.notAllowed());
                }
                return super.getValue(scope, execution);
            }
        };
    }

    /** Whether the text is the name of a delegate, as {@code ${delegate}}, and nothing more. */
    boolean namesDelegate(String expression) {
        Matcher name = DELEGATE.matcher(expression);
        return name.matches() && delegates().contains(name.group(1));
    }

    /** What a model's text names, in the expressions it holds, and models do not reach; empty when they cannot be read. */
    Optional<Set<String>> outOfReach(String text) {
        Set<String> found = new TreeSet<>();
        if (text.contains("${") || text.contains("#{")) {
            try {
                collect(PARSER.build(text).getRoot(), found);
            } catch (TreeBuilderException e) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private void collect(Node node, Set<String> found) {
        if (node instanceof AstProperty asked
                && !(asked.getChild(0) instanceof IdentifierNode owner && answers(owner.getName()))) {
            found.add(asked.toString());
        }
        if (node instanceof IdentifierNode named && !answers(named.getName()) && beans.containsBean(named.getName())) {
            found.add(named.getName());
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            collect(node.getChild(i), found);
        }
    }

    private static boolean answers(String name) {
        return CALLED.contains(name) || name.equals(EXECUTION);
    }

    /** Names that a model may say. */
    Set<String> names() {
        Set<String> names = new HashSet<>(delegates());
        names.addAll(CALLED);
        return names;
    }

    private List<String> delegates() {
        return List.of(beans.getBeanNamesForType(JavaDelegate.class, false, false));
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new NamedBeans(names()));
        resolver.add(new ArrayELResolver());
        resolver.add(new ListELResolver());
        resolver.add(new MapELResolver());
        resolver.add(new KnownMembers());
        return resolver;
    }

    private final class NamedBeans extends ELResolver {
        private final Set<String> names;

        NamedBeans(Set<String> names) {
            this.names = names;
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
            if (base == null && property instanceof String name && names.contains(name)) {
                context.setPropertyResolved(true);
                return beans.getBean(name);
            }
            return null;
        }

        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
            return null;
        }

        @Override
        public void setValue(
                ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
            // Never resolved: a name stays what it is.
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
            return true;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return Collections.emptyIterator();
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return Object.class;
        }
    }

    /** An execution tells its business key; the called beans and a date answer; no other object does. */
    private final class KnownMembers extends BeanELResolver {
        KnownMembers() {
            super(true);
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
            return base instanceof DelegateExecution && "processBusinessKey".equals(property)
                    ? super.getValue(context, base, property)
                    : null;
        }

        @Override
        public @Nullable Object invoke(
                ELContext context,
                @Nullable Object base,
                @Nullable Object method,
                Class<?> @Nullable [] types,
                Object @Nullable [] arguments) {
            boolean known = base instanceof DateTime
                    || CALLED.stream().anyMatch(name -> beans.containsBean(name) && beans.getBean(name) == base);
            return known && !"getClass".equals(method) ? super.invoke(context, base, method, types, arguments) : null;
        }
    }
}
