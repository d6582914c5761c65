package gradwright.processor.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.Activations;
import gradwright.Initializers;
import gradwright.Losses;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a declaration can name is what the annotations offer as constants. */
class CataloguesTest {

    @Test
    void activationsAreThoseOfTheirConstants() throws IllegalAccessException {
        assertEquals(constants(Activations.class), sorted(ActivationCatalogue.names()));
    }

    @Test
    void lossesAreThoseOfTheirConstants() throws IllegalAccessException {
        assertEquals(constants(Losses.class), sorted(LossCatalogue.names()));
    }

    @Test
    void initialisersAreThoseOfTheirConstants() throws IllegalAccessException {
        assertEquals(constants(Initializers.class), sorted(InitializerCatalogue.names()));
    }

    @Test
    void reductionsAreThoseOfTheAnnotation() {
        assertEquals(names(gradwright.Reduction.values()), names(Reduction.values()));
    }

    @Test
    void initialisersExistInTheRuntime() {
        List<String> runtime = Arrays.stream(gradwright.runtime.Initializer.class.getFields())
                .map(Field::getName)
                .toList();
        for (String name : InitializerCatalogue.names()) {
            Initializer row = InitializerCatalogue.find(name).orElseThrow();
            assertEquals(
                    List.of(true, true), List.of(runtime.contains(row.weight()), runtime.contains(row.bias())), name);
        }
    }

    /** The values of a class's constants, each spelt as its name, in alphabetical order. */
    private static List<String> constants(Class<?> type) throws IllegalAccessException {
        List<String> values = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                String value = (String) field.get(null);
                assertEquals(field.getName().toLowerCase(Locale.ROOT).replace('_', '-'), value);
                values.add(value);
            }
        }
        return sorted(values);
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
