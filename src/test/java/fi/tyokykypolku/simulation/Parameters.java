package fi.tyokykypolku.simulation;

import jakarta.validation.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** The shipped parameters, read as the application reads them, with a few of a test's own. */
final class Parameters {
    private Parameters() {}

    static CohortParameters shipped() {
        return with(Map.of());
    }

    /** @param own values by name without the prefix; an empty text takes the shipped one away */
    static CohortParameters with(Map<String, ?> own) {
        MutablePropertySources sources = new MutablePropertySources();
        Map<String, Object> all = new HashMap<>();
        for (PropertySource<?> source : load()) {
            ((Map<?, ?>) source.getSource()).forEach((name, value) -> all.put(name.toString(), value.toString()));
        }
        // All of the shipped ones first: own values may stand below a name that is taken away, and come in any order.
        own.keySet()
                .forEach(name -> all.keySet()
                        .removeIf(key -> key.equals(prefixed(name))
                                || key.startsWith(prefixed(name) + "[")
                                || key.startsWith(prefixed(name) + ".")));
        own.forEach((name, value) -> {
            if (!"".equals(value)) {
                all.put(prefixed(name), value);
            }
        });
        sources.addFirst(new MapPropertySource("parameters", all));
        var validator = new SpringValidatorAdapter(
                Validation.buildDefaultValidatorFactory().getValidator());
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind(
                        CohortParameters.PREFIX,
                        Bindable.of(CohortParameters.class),
                        new ValidationBindHandler(new NoUnboundElementsBindHandler(BindHandler.DEFAULT), validator))
                .get();
    }

    private static String prefixed(String name) {
        return CohortParameters.PREFIX + "." + name;
    }

    private static Iterable<PropertySource<?>> load() {
        try {
            return new YamlPropertySourceLoader().load("cohort", new ClassPathResource("simulation/cohort.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
