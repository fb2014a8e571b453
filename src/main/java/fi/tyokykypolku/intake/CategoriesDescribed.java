package fi.tyokykypolku.intake;

import fi.tyokykypolku.casefile.Category;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds the Finnish and Swedish names of the categories to the description of the interface. */
@Component
class CategoriesDescribed implements OpenApiCustomizer {
    private static final List<String> VALUES =
            Arrays.stream(Category.values()).map(Enum::name).toList();

    private static final String NAMES = Arrays.stream(Category.values())
            .map(category -> category + " " + category.label() + " (" + category.labelSv() + ")")
            .collect(Collectors.joining(", "));

    @Override
    public void customise(OpenAPI api) {
        for (Schema<?> schema : api.getComponents().getSchemas().values()) {
            Map<String, Schema> fields = schema.getProperties() == null ? Map.of() : schema.getProperties();
            for (Schema<?> field : fields.values()) {
                if (holdsCategories(field) || holdsCategories(field.getItems())) {
                    field.setDescription(NAMES);
                }
            }
        }
    }

    private static boolean holdsCategories(@Nullable Schema<?> schema) {
        return schema != null && VALUES.equals(schema.getEnum());
    }
}
