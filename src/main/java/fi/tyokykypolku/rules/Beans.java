package fi.tyokykypolku.rules;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The parts of the application that a drawing may name, found on the class path, so that models can be checked where the application
 * does not run.
 */
final class Beans {
    private static final String HOME = "fi.tyokykypolku";

    private final Map<String, Class<?>> byName = new TreeMap<>();

    private Beans() {}

    static Beans find() {
        Beans beans = new Beans();
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        for (BeanDefinition found : scan.findCandidateComponents(HOME)) {
            beans.byName.put(
                    AnnotationBeanNameGenerator.INSTANCE.generateBeanName(found, new SimpleBeanDefinitionRegistry()),
                    ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null));
        }
        return beans;
    }

    /** The same as the engine's expressions would find them in the application; none of them is made. */
    ListableBeanFactory factory() {
        DefaultListableBeanFactory factory = new DefaultListableBeanFactory();
        byName.forEach((name, type) -> factory.registerBeanDefinition(name, new RootBeanDefinition(type)));
        return factory;
    }

    /** Whether a service task can be done by what has this name. */
    boolean isDelegate(String name) {
        Class<?> type = byName.get(name);
        return type != null && JavaDelegate.class.isAssignableFrom(type);
    }

    /** Names of what service tasks can be done by. */
    Stream<String> delegates() {
        return byName.keySet().stream().filter(this::isDelegate);
    }

    /** Whether an expression can ask a question of what has this name. */
    boolean answers(String name, String method, int parameters) {
        return methods(name).anyMatch(each -> each.getName().equals(method) && each.getParameterCount() == parameters);
    }

    /** Names of the parts of the application. */
    Set<String> names() {
        return byName.keySet();
    }

    /** Whether the answer is yes or no. */
    boolean answersYesOrNo(String name, String method) {
        return methods(name).anyMatch(each -> each.getName().equals(method) && each.getReturnType() == boolean.class);
    }

    /** Whether the answer is several organisations. */
    boolean answersSeveral(String name, String method) {
        return methods(name)
                .anyMatch(each ->
                        each.getName().equals(method) && Collection.class.isAssignableFrom(each.getReturnType()));
    }

    /** What expressions can ask of what has this name. */
    Stream<Method> methods(String name) {
        Class<?> type = byName.get(name);
        return type == null || !Modifier.isPublic(type.getModifiers())
                ? Stream.empty()
                : Arrays.stream(type.getDeclaredMethods()).filter(each -> Modifier.isPublic(each.getModifiers()));
    }
}
