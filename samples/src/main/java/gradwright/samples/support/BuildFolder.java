package gradwright.samples.support;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** The folder that a build wrote a class to, {@code target} with Maven, where the class runs from there. */
public final class BuildFolder {

    private BuildFolder() {}

    /** The build's folder, or nothing where the class runs from a jar. */
    public static Optional<Path> of(Class<?> built) {
        return Optional.ofNullable(built.getProtectionDomain().getCodeSource())
                .map(BuildFolder::location)
                .filter(Files::isDirectory)
                .map(Path::getParent);
    }

    /** The source that was generated for a class of this name beside a built one, if it is still there. */
    public static Optional<Path> generatedSource(Class<?> generated) {
        String file = generated.getName().replace('.', '/') + ".java";
        return of(generated)
                .map(folder -> folder.resolve("generated-sources/annotations").resolve(file))
                .filter(Files::isRegularFile);
    }

    private static Path location(CodeSource source) {
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("the class path names " + source.getLocation(), impossible);
        }
    }
}
