package gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Statement;
import java.util.List;

/** Prints statements as Java. */
final class StatementPrinter {

    private static final int PRODUCT = Code.Operator.TIMES.precedence();

    private final Precision precision;

    StatementPrinter(Precision precision) {
        this.precision = precision;
    }

    CodeBlock print(List<Statement> statements) {
        CodeBlock.Builder block = CodeBlock.builder();
        statements.forEach(statement -> print(statement, block));
        return block.build();
    }

    private void print(Statement statement, CodeBlock.Builder block) {
        if (statement instanceof Statement.Let let) {
            StatementPrinter printer = let.type() == Statement.Type.DOUBLE ? inDouble() : this;
            block.addStatement("$T $L = $L", type(let.type()), let.name(), printer.print(let.value()));
        } else if (statement instanceof Statement.Keep keep) {
            StatementPrinter printer = keep.type() == Statement.Type.DOUBLE ? inDouble() : this;
            block.addStatement("$L = $L", keep.name(), printer.print(keep.value()));
        } else if (statement instanceof Statement.Assign assign) {
            block.addStatement("$L $L $L", print(assign.target()), assign.operator(), print(assign.value()));
        } else if (statement instanceof Statement.For loop) {
            String variable = loop.variable();
            block.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", variable, print(loop.limit()));
            loop.body().forEach(inner -> print(inner, block));
            block.endControlFlow();
        } else if (statement instanceof Statement.If choice) {
            block.beginControlFlow("if ($L)", print(choice.condition()));
            choice.body().forEach(inner -> print(inner, block));
            if (!choice.otherwise().isEmpty()) {
                block.nextControlFlow("else");
                choice.otherwise().forEach(inner -> print(inner, block));
            }
            block.endControlFlow();
        } else if (statement instanceof Statement.Run run) {
            block.addStatement("$L", print(run.call()));
        } else if (statement instanceof Statement.Return result) {
            block.addStatement("return $L", inDouble().print(result.value()));
        } else if (statement instanceof Statement.Comment comment) {
            block.add("// $L\n", comment.text());
        }
    }

    TypeName type(Statement.Type type) {
        return switch (type) {
            case REAL -> precision == Precision.DOUBLE ? TypeName.DOUBLE : TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
            case INT -> TypeName.INT;
        };
    }

    private static StatementPrinter inDouble() {
        return new StatementPrinter(Precision.DOUBLE);
    }

    CodeBlock print(Code code) {
        return print(code, 0);
    }

    private CodeBlock print(Code code, int outer) {
        if (code instanceof Code.Literal literal) {
            return CodeBlock.of("$L", literal.text());
        }
        if (code instanceof Code.Constant constant) {
            return constant(constant.value());
        }
        if (code instanceof Code.NegativeInfinity) {
            return infinite("NEGATIVE_INFINITY");
        }
        if (code instanceof Code.Name name) {
            return CodeBlock.of("$L", name.name());
        }
        if (code instanceof Code.Element element) {
            return CodeBlock.of("$L[$L]", element.array(), element.offset());
        }
        if (code instanceof Code.Place place) {
            int binds = place.offset().isSum() ? Code.Operator.PLUS.precedence() : PRODUCT;
            return bracket(CodeBlock.of("$L", place.offset()), binds, outer);
        }
        if (code instanceof Code.Negated negated) {
            return bracket(CodeBlock.of("-$L", print(negated.operand(), PRODUCT)), PRODUCT, outer);
        }
        if (code instanceof Code.Conditional conditional) {
            CodeBlock text = CodeBlock.of(
                    "$L ? $L : $L",
                    print(conditional.condition(), 1),
                    print(conditional.then(), 1),
                    print(conditional.otherwise(), 1));
            return bracket(text, 0, outer);
        }
        if (code instanceof Code.Call call) {
            CodeBlock arguments = call.arguments().stream().map(this::print).collect(CodeBlock.joining(", "));
            return call.owner().isEmpty()
                    ? CodeBlock.of("$L($L)", call.method(), arguments)
                    : CodeBlock.of(
                            "$L$T.$L($L)", cast(call), ClassName.bestGuess(call.owner()), call.method(), arguments);
        }
        Code.Infix infix = (Code.Infix) code;
        int binds = infix.operator().precedence();
        CodeBlock text = CodeBlock.of(
                "$L $L $L",
                print(infix.left(), binds),
                infix.operator().symbol(),
                // Never regrouped: floating-point addition and multiplication are not associative.
                print(infix.right(), binds + 1));
        return bracket(text, binds, outer);
    }

    /** A literal, or what the constant overflows to: derivatives multiply constants that were finite each. */
    private CodeBlock constant(Rational value) {
        double nearest = precision == Precision.DOUBLE ? value.doubleValue() : value.floatValue();
        return Double.isInfinite(nearest)
                ? infinite(nearest > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY")
                : CodeBlock.of("$L", precision.literal(value));
    }

    private CodeBlock infinite(String field) {
        return CodeBlock.of("$T.$L", precision == Precision.DOUBLE ? Double.class : Float.class, field);
    }

    /** Of all that generated code calls, only the square root has no overload in single precision. */
    private String cast(Code.Call call) {
        return precision == Precision.FLOAT && call.method().equals("sqrt") ? "(float) " : "";
    }

    private static CodeBlock bracket(CodeBlock text, int binds, int outer) {
        return binds < outer ? CodeBlock.of("($L)", text) : text;
    }
}
