package gradwright.processor.declare;

import gradwright.processor.ir.Precision;
import java.util.Optional;

/**
 * What was read from one declaration.
 *
 * @param name known for every declaration, whatever is wrong with it
 * @param isPublic whether the declaration and all classes around it are public
 * @param precision what the network's numbers are, double unless that is written and understood
 * @param requests what the generated class is asked for besides, as far as that is understood
 * @param isResolved whether javac understands all of it; if not, javac reports it, unless a later round brings what is
 *     missing
 * @param declaration the network; absent if it could not be read
 */
public record Reading(
        GeneratedName name,
        boolean isPublic,
        Precision precision,
        Requests requests,
        boolean isResolved,
        Optional<NetworkDeclaration> declaration) {}
