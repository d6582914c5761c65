package gradwright.runtime.generated;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** An elementary function of one argument, by name and in both precisions. */
record ElementaryFunction(String name, DoubleUnaryOperator inDouble, InFloat inFloat) {

    static final ElementaryFunction EXP = new ElementaryFunction("exp", Elementary::exp, Elementary::exp);
    static final ElementaryFunction EXPM1 = new ElementaryFunction("expm1", Elementary::expm1, Elementary::expm1);
    static final ElementaryFunction LOG = new ElementaryFunction("log", Elementary::log, Elementary::log);
    static final ElementaryFunction LOG1P = new ElementaryFunction("log1p", Elementary::log1p, Elementary::log1p);
    static final ElementaryFunction TANH = new ElementaryFunction("tanh", Elementary::tanh, Elementary::tanh);
    static final ElementaryFunction SIGMOID =
            new ElementaryFunction("sigmoid", Elementary::sigmoid, Elementary::sigmoid);
    static final ElementaryFunction SOFTPLUS =
            new ElementaryFunction("softplus", Elementary::softplus, Elementary::softplus);
    static final ElementaryFunction LOGSIGMOID =
            new ElementaryFunction("logsigmoid", Elementary::logsigmoid, Elementary::logsigmoid);
    static final ElementaryFunction LOGCOSH =
            new ElementaryFunction("logcosh", Elementary::logcosh, Elementary::logcosh);
    static final ElementaryFunction ERF = new ElementaryFunction("erf", Elementary::erf, Elementary::erf);
    static final ElementaryFunction ERFC = new ElementaryFunction("erfc", Elementary::erfc, Elementary::erfc);
    static final ElementaryFunction SIN = new ElementaryFunction("sin", Elementary::sin, Elementary::sin);
    static final ElementaryFunction COS = new ElementaryFunction("cos", Elementary::cos, Elementary::cos);

    static final List<ElementaryFunction> ALL =
            List.of(EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, SOFTPLUS, LOGSIGMOID, LOGCOSH, ERF, ERFC, SIN, COS);

    /** A function in single precision. */
    interface InFloat {
        float apply(float x);
    }

    double at(double x) {
        return inDouble.applyAsDouble(x);
    }

    float at(float x) {
        return inFloat.apply(x);
    }

    @Override
    public String toString() {
        return name;
    }
}
