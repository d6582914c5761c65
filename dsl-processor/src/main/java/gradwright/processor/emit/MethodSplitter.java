package gradwright.processor.emit;

import gradwright.processor.ir.Code;
import gradwright.processor.ir.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits methods that are too long into parts that are called one after the other; numbers that several parts use become
 * fields.
 *
 * <p>A class file has room for 65,535 bytes of code a method, but HotSpot leaves a method of more than 8,000 bytes to its
 * interpreter ({@code HugeMethodLimit}), some fifty times slower. Hence its limit is ours.
 */
final class MethodSplitter {

    private static final int LONGEST = 8_000;

    /** What a part begins with besides its statements: the variables that it reads. */
    private static final int VARIABLES = 1_000;

    private final Names names;
    private final List<String> handedOn;
    private final Set<String> methods = new HashSet<>();
    private final Map<String, Statement.Type> fields = new LinkedHashMap<>();

    /**
     * A splitter for the methods of one class.
     *
     * @param names the names of that class
     * @param handedOn what every method is handed before its own parameters
     */
    MethodSplitter(Names names, List<String> handedOn) {
        this.names = names;
        this.handedOn = List.copyOf(handedOn);
    }

    /** Keeps parts from being called as another method is. */
    void take(String method) {
        methods.add(method);
    }

    /** The numbers that parts share so far, with what they hold. */
    Map<String, Statement.Type> fields() {
        return fields;
    }

    /** The method, and its parts behind it. */
    List<Method> split(Method method) {
        List<Statement> cut = LongExpressions.cut(method.statements(), names.inner());
        if (isShort(cut)) {
            return List.of(method.withStatements(cut));
        }
        Splitting splitting = new Splitting(method);
        List<Method> all = new ArrayList<>(List.of(method.withStatements(splitting.split(cut, List.of()))));
        all.addAll(splitting.parts);
        return shared(all);
    }

    private static boolean isShort(List<Statement> statements) {
        return CodeSize.of(statements) <= LONGEST - VARIABLES;
    }

    /** Turns what one method declares and another one uses into fields. */
    private List<Method> shared(List<Method> methods) {
        Map<String, Statement.Type> declared = new HashMap<>();
        Set<String> shared = new HashSet<>();
        List<Map<String, Statement.Type>> own = new ArrayList<>();
        for (Method method : methods) {
            Map<String, Statement.Type> lets = new HashMap<>();
            declarations(method.statements(), lets);
            own.add(lets);
            declared.putAll(lets);
        }
        for (int i = 0; i < methods.size(); i++) {
            Set<String> used = Identifiers.of(methods.get(i).statements());
            used.removeAll(own.get(i).keySet());
            methods.get(i).parameters().forEach(parameter -> used.remove(parameter.name()));
            used.retainAll(declared.keySet());
            shared.addAll(used);
        }
        for (String name : shared) {
            fields.put(name, declared.get(name));
            names.take(name);
        }
        return methods.stream()
                .map(method -> method.withStatements(kept(method.statements(), shared)))
                .toList();
    }

    private static void declarations(List<Statement> statements, Map<String, Statement.Type> lets) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Let let) {
                lets.put(let.name(), let.type());
            } else if (statement instanceof Statement.For loop) {
                declarations(loop.body(), lets);
            } else if (statement instanceof Statement.If choice) {
                declarations(choice.body(), lets);
                declarations(choice.otherwise(), lets);
            }
        }
    }

    private static List<Statement> kept(List<Statement> statements, Set<String> shared) {
        return statements.stream().map(statement -> kept(statement, shared)).toList();
    }

    private static Statement kept(Statement statement, Set<String> shared) {
        if (statement instanceof Statement.Let let && shared.contains(let.name())) {
            return new Statement.Keep(let.type(), let.name(), let.value());
        }
        if (statement instanceof Statement.For loop) {
            return new Statement.For(loop.variable(), loop.limit(), kept(loop.body(), shared));
        }
        return statement instanceof Statement.If choice
                ? new Statement.If(choice.condition(), kept(choice.body(), shared), kept(choice.otherwise(), shared))
                : statement;
    }

    /** The parts of one method. */
    private final class Splitting {

        private final Method method;
        private final List<Method> parts = new ArrayList<>();

        Splitting(Method method) {
            this.method = method;
        }

        /**
         * The statements, short enough, calling parts.
         *
         * @param variables the variables of the loops around them
         */
        private List<Statement> split(List<Statement> statements, List<String> variables) {
            if (isShort(statements)) {
                return statements;
            }
            List<Statement> shorter = statements.stream()
                    .map(statement -> shorter(statement, variables))
                    .toList();
            if (isShort(shorter)) {
                return shorter;
            }
            List<Statement> calls = new ArrayList<>();
            List<Statement> part = new ArrayList<>();
            for (List<Statement> paragraph : paragraphs(shorter)) {
                if (!part.isEmpty() && CodeSize.of(part) + CodeSize.of(paragraph) > LONGEST - VARIABLES) {
                    calls.add(call(part, variables));
                    part.clear();
                }
                part.addAll(paragraph);
            }
            Statement last = part.get(part.size() - 1);
            if (last instanceof Statement.Return) {
                part.remove(last);
            }
            if (!part.isEmpty()) {
                calls.add(call(part, variables));
            }
            if (last instanceof Statement.Return) {
                calls.add(last);
            }
            return calls;
        }

        /** Statements that belong together: those under one comment, or as many of them as a part holds. */
        private List<List<Statement>> paragraphs(List<Statement> statements) {
            List<List<Statement>> paragraphs = new ArrayList<>();
            List<Statement> paragraph = new ArrayList<>();
            boolean isText = true;
            for (Statement statement : statements) {
                boolean begins = statement instanceof Statement.Comment && !isText;
                isText = statement instanceof Statement.Comment;
                if (begins || CodeSize.of(paragraph) + CodeSize.of(statement) > LONGEST - VARIABLES) {
                    paragraphs.add(paragraph);
                    paragraph = new ArrayList<>();
                }
                paragraph.add(statement);
            }
            paragraphs.add(paragraph);
            return paragraphs;
        }

        /** A statement that is too long by itself calls parts. */
        private Statement shorter(Statement statement, List<String> variables) {
            if (statement instanceof Statement.For loop) {
                List<String> inner = new ArrayList<>(variables);
                inner.add(loop.variable());
                return new Statement.For(loop.variable(), loop.limit(), split(loop.body(), inner));
            }
            return statement instanceof Statement.If choice
                    ? new Statement.If(
                            choice.condition(), split(choice.body(), variables), split(choice.otherwise(), variables))
                    : statement;
        }

        private Statement call(List<Statement> statements, List<String> variables) {
            Set<String> used = Identifiers.of(statements);
            List<Method.Parameter> parameters = new ArrayList<>();
            method.parameters().stream()
                    .filter(parameter -> used.contains(parameter.name()))
                    .forEach(parameters::add);
            variables.stream()
                    .filter(used::contains)
                    .forEach(variable -> parameters.add(new Method.Parameter(variable, Method.Type.COUNTER)));
            parts.add(method.part(partName(), parameters, statements));
            List<Code> arguments = new ArrayList<>();
            handedOn.forEach(argument -> arguments.add(new Code.Name(argument)));
            parameters.forEach(parameter -> arguments.add(new Code.Name(parameter.name())));
            return new Statement.Run(
                    new Code.Call("", parts.get(parts.size() - 1).name(), arguments));
        }

        private String partName() {
            String name = method.name() + "Part1";
            for (int i = 2; !methods.add(name); i++) {
                name = method.name() + "Part" + i;
            }
            return name;
        }
    }
}
