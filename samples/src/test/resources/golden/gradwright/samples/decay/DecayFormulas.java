package gradwright.samples.decay;

import gradwright.runtime.generated.DoubleMatrixFunction;
import gradwright.runtime.generated.DoubleScalarFunction;
import gradwright.runtime.generated.Elementary;
import gradwright.runtime.generated.Signature;
import javax.annotation.processing.Generated;
import org.ejml.data.DMatrixRMaj;

/** The functions declared by {@link Decay}. */
@Generated("gradwright")
final class DecayFormulas {

    private DecayFormulas() {}

    /** {@code 1 + x .* (tanh(outer(x, w) + b) * v)} */
    static final class Solution extends DoubleMatrixFunction {

        private static final Signature SIGNATURE = Signature.of("Decay.solution", "N", "H")
                .vector("x", "N")
                .vector("w", "H")
                .vector("b", "H")
                .vector("v", "H")
                .result("N");

        private double[] tanh = {}; // N x H
        private double[] product = {}; // N x 1
        private double[] entries = {}; // N x 1
        private double[] product2 = {}; // N x H

        Solution() {
            super(SIGNATURE);
        }

        /** The value, into result, which is reshaped. */
        void value(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v, DMatrixRMaj result) {
            enter();
            try {
                take(x, w, b, v);
                runValue(result);
            } finally {
                leave();
            }
        }

        /** The value, in a new matrix. */
        DMatrixRMaj value(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v) {
            enter();
            try {
                take(x, w, b, v);
                DMatrixRMaj result = new DMatrixRMaj(0, 0);
                runValue(result);
                return result;
            } finally {
                leave();
            }
        }

        /** Leaves the derivatives by all parameters of a number, given its derivative by the result. */
        void vjp(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v, DMatrixRMaj upstream) {
            enter();
            try {
                take(x, w, b, v);
                runVjp("upstream", upstream);
            } finally {
                leave();
            }
        }

        /** The derivative along the tangents, into result, which is reshaped. */
        void jvp(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v, DMatrixRMaj tangentX,
                DMatrixRMaj tangentW, DMatrixRMaj tangentB, DMatrixRMaj tangentV,
                DMatrixRMaj result) {
            enter();
            try {
                take(x, w, b, v);
                tangents(tangentX, tangentW, tangentB, tangentV);
                runJvp(result);
            } finally {
                leave();
            }
        }

        /**
         * The derivative of every entry of the result, a row each, by every entry of a parameter,
         * a column each, both in row-major order, into result, which is reshaped.
         */
        void jacobian(String parameter, DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v,
                DMatrixRMaj result) {
            enter();
            try {
                take(x, w, b, v);
                runJacobian(parameter, result);
            } finally {
                leave();
            }
        }

        /**
         * The derivative of every entry of the result, a row each, by every entry of a parameter,
         * a column each, both in row-major order.
         */
        DMatrixRMaj jacobian(String parameter, DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b,
                DMatrixRMaj v) {
            enter();
            try {
                take(x, w, b, v);
                DMatrixRMaj result = new DMatrixRMaj(0, 0);
                runJacobian(parameter, result);
                return result;
            } finally {
                leave();
            }
        }

        /** The derivative by {@code x} that the last call found. */
        DMatrixRMaj dX() {
            return gradientAt(0);
        }

        /** The derivative by {@code w} that the last call found. */
        DMatrixRMaj dW() {
            return gradientAt(1);
        }

        /** The derivative by {@code b} that the last call found. */
        DMatrixRMaj dB() {
            return gradientAt(2);
        }

        /** The derivative by {@code v} that the last call found. */
        DMatrixRMaj dV() {
            return gradientAt(3);
        }

        private void take(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v) {
            argument(0, x);
            argument(1, w);
            argument(2, b);
            argument(3, v);
            complete();
        }

        private void tangents(DMatrixRMaj tangentX, DMatrixRMaj tangentW, DMatrixRMaj tangentB, DMatrixRMaj tangentV) {
            tangent(0, "tangentX", tangentX);
            tangent(1, "tangentW", tangentW);
            tangent(2, "tangentB", tangentB);
            tangent(3, "tangentV", tangentV);
        }

        @Override
        protected void reserve() {
            int N = size(0);
            int H = size(1);
            tanh = grown(tanh, (long) N * H);
            product = grown(product, N);
            entries = grown(entries, N);
            product2 = grown(product2, (long) N * H);
        }

        @Override
        protected void computeValue() {
            int N = size(0);
            int H = size(1);
            double[] x = reals(0);
            double[] w = reals(1);
            double[] b = reals(2);
            double[] v = reals(3);
            double[] result = result();
            // result = 1 + x .* (tanh(x .* w + b) * v), N x 1
            for (int n = 0; n < N; n++) {
                double sum = 0.0;
                for (int h = 0; h < H; h++) {
                    double tanh2 = Elementary.tanh(x[n] * w[h] + b[h]);
                    sum = Elementary.fma(tanh2, v[h], sum);
                }
                result[n] = 1.0 + x[n] * sum;
            }
        }

        @Override
        protected void computeVjp() {
            int N = size(0);
            int H = size(1);
            double[] x = reals(0);
            double[] w = reals(1);
            double[] b = reals(2);
            double[] v = reals(3);
            double[] upstream = upstream();
            double[] dX = gradients(0);
            double[] dW = gradients(1);
            double[] dB = gradients(2);
            double[] dV = gradients(3);
            // tanh = tanh(x .* w + b), N x H
            // product = tanh * v, N x 1
            // entries = upstream .* x, N x 1
            for (int n = 0; n < N; n++) {
                double sum = 0.0;
                for (int h = 0; h < H; h++) {
                    double tanh2 = Elementary.tanh(x[n] * w[h] + b[h]);
                    tanh[n * H + h] = tanh2;
                    sum = Elementary.fma(tanh2, v[h], sum);
                }
                product[n] = sum;
                entries[n] = upstream[n] * x[n];
            }
            // product2 = outer(entries, v), N x H
            // dX = upstream .* product + sum(product2 .* (1 - tanh^2) .* w; H), N x 1
            for (int n = 0; n < N; n++) {
                double sum = 0.0;
                for (int h = 0; h < H; h++) {
                    double product3 = entries[n] * v[h];
                    product2[n * H + h] = product3;
                    sum += product3 * (1.0 - tanh[n * H + h] * tanh[n * H + h]) * w[h];
                }
                dX[n] = upstream[n] * product[n] + sum;
            }
            // dW = sum(product2 .* (1 - tanh^2) .* x; N), H x 1
            // dB = sum(product2 .* (1 - tanh^2); N), H x 1
            // dV = tanh' * entries, H x 1
            for (int h = 0; h < H; h++) {
                double sum = 0.0;
                double sum2 = 0.0;
                double sum3 = 0.0;
                for (int n = 0; n < N; n++) {
                    double difference = 1.0 - tanh[n * H + h] * tanh[n * H + h];
                    sum += product2[n * H + h] * difference * x[n];
                    sum2 += product2[n * H + h] * difference;
                    sum3 = Elementary.fma(tanh[n * H + h], entries[n], sum3);
                }
                dW[h] = sum;
                dB[h] = sum2;
                dV[h] = sum3;
            }
        }

        @Override
        protected void computeJvp() {
            int N = size(0);
            int H = size(1);
            double[] x = reals(0);
            double[] w = reals(1);
            double[] b = reals(2);
            double[] v = reals(3);
            double[] tangentX = tangents(0);
            double[] tangentW = tangents(1);
            double[] tangentB = tangents(2);
            double[] tangentV = tangents(3);
            double[] result = result();
            // result, N x 1
            for (int n = 0; n < N; n++) {
                double sum = 0.0;
                double sum2 = 0.0;
                double sum3 = 0.0;
                for (int h = 0; h < H; h++) {
                    double tanh2 = Elementary.tanh(x[n] * w[h] + b[h]);
                    sum = Elementary.fma(tanh2, tangentV[h], sum);
                    double product3 = (1.0 - tanh2 * tanh2) * (tangentB[h] + tangentW[h] * x[n] + tangentX[n] * w[h]);
                    sum2 = Elementary.fma(product3, v[h], sum2);
                    sum3 = Elementary.fma(tanh2, v[h], sum3);
                }
                result[n] = (sum + sum2) * x[n] + tangentX[n] * sum3;
            }
        }
    }

    /** {@code h = tanh(outer(x, w) + b); y = 1 + x .* (h * v); slope = grad(sum(y), x); mean((slope + y)^2)} */
    static final class Residual extends DoubleScalarFunction {

        private static final Signature SIGNATURE = Signature.of("Decay.residual", "N", "H")
                .vector("x", "N").constant()
                .vector("w", "H")
                .vector("b", "H")
                .vector("v", "H");

        private double[] h = {}; // N x H
        private double[] product = {}; // N x 1
        private double[] entries = {}; // N x 1
        private double[] product2 = {}; // N x H
        private double[] sum = {}; // N x 1
        private double[] entries2 = {}; // N x 1
        private double[] sum2 = {}; // H x 1
        private double[] dH = {}; // N x H
        private double[] entries3 = {}; // N x H
        private double[] tangentH = {}; // N x H
        private double[] product3 = {}; // N x 1
        private double[] product4 = {}; // N x 1
        private double[] product5 = {}; // N x H
        private double[] sum3 = {}; // N x 1
        private double[] sum4 = {}; // H x 1
        private double[] entries4 = {}; // N x 1
        private double[] sum5 = {}; // H x 1
        private double[] sum6 = {}; // H x 1
        private double[] sum7 = {}; // H x 1
        private double[] sum8 = {}; // H x 1
        private double[] sum9 = {}; // H x 1
        private double[] tangentDH = {}; // N x H
        private double[] entries5 = {}; // N x H

        Residual() {
            super(SIGNATURE);
        }

        /** The value. */
        double value(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v) {
            enter();
            try {
                take(x, w, b, v);
                return computeValue();
            } finally {
                leave();
            }
        }

        /** The value; it leaves the derivatives by all parameters. */
        double gradient(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v) {
            enter();
            try {
                take(x, w, b, v);
                return runGradient();
            } finally {
                leave();
            }
        }

        /** The derivative along the tangents. */
        double jvp(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v, DMatrixRMaj tangentW,
                DMatrixRMaj tangentB, DMatrixRMaj tangentV) {
            enter();
            try {
                take(x, w, b, v);
                tangents(tangentW, tangentB, tangentV);
                return runJvp();
            } finally {
                leave();
            }
        }

        /** Leaves the derivatives by all parameters of the derivative along the tangents. */
        void hessianVector(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v,
                DMatrixRMaj tangentW, DMatrixRMaj tangentB, DMatrixRMaj tangentV) {
            enter();
            try {
                take(x, w, b, v);
                tangents(tangentW, tangentB, tangentV);
                runHessianVector();
            } finally {
                leave();
            }
        }

        /**
         * The derivative of every entry of the result, a row each, by every entry of a parameter,
         * a column each, both in row-major order, into result, which is reshaped.
         */
        void jacobian(String parameter, DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v,
                DMatrixRMaj result) {
            enter();
            try {
                take(x, w, b, v);
                runJacobian(parameter, result);
            } finally {
                leave();
            }
        }

        /**
         * The derivative of every entry of the result, a row each, by every entry of a parameter,
         * a column each, both in row-major order.
         */
        DMatrixRMaj jacobian(String parameter, DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b,
                DMatrixRMaj v) {
            enter();
            try {
                take(x, w, b, v);
                DMatrixRMaj result = new DMatrixRMaj(0, 0);
                runJacobian(parameter, result);
                return result;
            } finally {
                leave();
            }
        }

        /** The derivative by {@code w} that the last call found. */
        DMatrixRMaj dW() {
            return gradientAt(1);
        }

        /** The derivative by {@code b} that the last call found. */
        DMatrixRMaj dB() {
            return gradientAt(2);
        }

        /** The derivative by {@code v} that the last call found. */
        DMatrixRMaj dV() {
            return gradientAt(3);
        }

        private void take(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj v) {
            argument(0, x);
            argument(1, w);
            argument(2, b);
            argument(3, v);
            complete();
        }

        private void tangents(DMatrixRMaj tangentW, DMatrixRMaj tangentB, DMatrixRMaj tangentV) {
            tangent(1, "tangentW", tangentW);
            tangent(2, "tangentB", tangentB);
            tangent(3, "tangentV", tangentV);
        }

        @Override
        protected void reserve() {
            int N = size(0);
            int H = size(1);
            h = grown(h, (long) N * H);
            product = grown(product, N);
            entries = grown(entries, N);
            product2 = grown(product2, (long) N * H);
            sum = grown(sum, N);
            entries2 = grown(entries2, N);
            sum2 = grown(sum2, H);
            dH = grown(dH, (long) N * H);
            entries3 = grown(entries3, (long) N * H);
            tangentH = entries3; // in place
            product3 = grown(product3, N);
            product4 = grown(product4, N);
            product5 = grown(product5, (long) N * H);
            sum3 = grown(sum3, N);
            sum4 = sum2; // in place
            entries4 = grown(entries4, N);
            sum5 = grown(sum5, H);
            sum6 = grown(sum6, H);
            sum7 = grown(sum7, H);
            sum8 = grown(sum8, H);
            sum9 = grown(sum9, H);
            tangentDH = grown(tangentDH, (long) N * H);
            entries5 = grown(entries5, (long) N * H);
        }

        @Override
        protected double computeValue() {
            int N = size(0);
            int H = size(1);
            double[] x = reals(0);
            double[] w = reals(1);
            double[] b = reals(2);
            double[] v = reals(3);
            // h = tanh(x .* w + b), N x H
            // product = h * v, N x 1
            // entries = x, N x 1
            for (int n = 0; n < N; n++) {
                double sum10 = 0.0;
                for (int h2 = 0; h2 < H; h2++) {
                    double tanh = Elementary.tanh(x[n] * w[h2] + b[h2]);
                    h[n * H + h2] = tanh;
                    sum10 = Elementary.fma(tanh, v[h2], sum10);
                }
                product[n] = sum10;
                entries[n] = x[n];
            }
            double total = 0.0;
            for (int n = 0; n < N; n++) {
                double sum10 = 0.0;
                for (int h2 = 0; h2 < H; h2++) {
                    double product6 = entries[n] * v[h2];
                    sum10 += product6 * (1.0 - h[n * H + h2] * h[n * H + h2]) * w[h2];
                }
                double partial = product[n] + sum10 + 1.0 + x[n] * product[n];
                total += partial * partial;
            }
            return total / N;
        }

        @Override
        protected double computeGradient() {
            int N = size(0);
            int H = size(1);
            double[] x = reals(0);
            double[] w = reals(1);
            double[] b = reals(2);
            double[] v = reals(3);
            double[] dW = gradients(1);
            double[] dB = gradients(2);
            double[] dV = gradients(3);
            // h = tanh(x .* w + b), N x H
            // product = h * v, N x 1
            // entries = x, N x 1
            for (int n = 0; n < N; n++) {
                double sum10 = 0.0;
                for (int h2 = 0; h2 < H; h2++) {
                    double tanh = Elementary.tanh(x[n] * w[h2] + b[h2]);
                    h[n * H + h2] = tanh;
                    sum10 = Elementary.fma(tanh, v[h2], sum10);
                }
                product[n] = sum10;
                entries[n] = x[n];
            }
            // product2 = outer(entries, v), N x H
            // sum = sum(product2 .* (1 - h^2) .* w; H), N x 1
            // entries2 = 2 * (product + sum + 1 + x .* product) .* (x + 1) / N, N x 1
            double total = 0.0;
            for (int n = 0; n < N; n++) {
                double sum10 = 0.0;
                for (int h2 = 0; h2 < H; h2++) {
                    double product6 = entries[n] * v[h2];
                    product2[n * H + h2] = product6;
                    sum10 += product6 * (1.0 - h[n * H + h2] * h[n * H + h2]) * w[h2];
                }
                sum[n] = sum10;
                double partial = product[n] + sum10 + 1.0 + x[n] * product[n];
                total += partial * partial;
                entries2[n] = 2.0 * partial * (x[n] + 1.0) / N;
            }
            // sum2 = sum((product + sum + 1 + x .* product) .* product2 .* (1 - h^2) .* (1 - 2 * w .* h .* x); N),
            //     H x 1
            for (int h2 = 0; h2 < H; h2++) {
                double sum10 = 0.0;
                for (int n = 0; n < N; n++) {
                    sum10 += (product[n] + sum[n] + 1.0 + x[n] * product[n]) * product2[n * H + h2]
                            * (1.0 - h[n * H + h2] * h[n * H + h2]) * (1.0 - 2.0 * w[h2] * h[n * H + h2] * x[n]);
                }
                sum2[h2] = sum10;
            }
            // dH = outer(entries2, v), N x H
            // entries3 = 2 * (product + sum + 1 + x .* product) .* (1 - h^2) .* w / N, N x H
            for (int n = 0; n < N; n++) {
                for (int h2 = 0; h2 < H; h2++) {
                    dH[n * H + h2] = entries2[n] * v[h2];
                    entries3[n * H + h2] = 2.0 * (product[n] + sum[n] + 1.0 + x[n] * product[n])
                            * (1.0 - h[n * H + h2] * h[n * H + h2]) * w[h2] / N;
                }
            }
            // dW = 2 * sum2 / N + sum(dH .* (1 - h^2) .* x; N), H x 1
            // dB, H x 1
            // dV = (entries3' * entries) + (h' * entries2), H x 1
            for (int h2 = 0; h2 < H; h2++) {
                double sum10 = 0.0;
                double sum11 = 0.0;
                double sum12 = 0.0;
                double sum13 = 0.0;
                double sum14 = 0.0;
                for (int n = 0; n < N; n++) {
                    double difference = 1.0 - h[n * H + h2] * h[n * H + h2];
                    sum10 += dH[n * H + h2] * difference * x[n];
                    sum11 += dH[n * H + h2] * difference;
                    sum12 += (product[n] + sum[n] + 1.0 + x[n] * product[n]) * product2[n * H + h2] * h[n * H + h2]
                            * difference;
                    sum13 = Elementary.fma(entries[n], entries3[n * H + h2], sum13);
                    sum14 = Elementary.fma(h[n * H + h2], entries2[n], sum14);
                }
                dW[h2] = 2.0 * sum2[h2] / N + sum10;
                dB[h2] = sum11 - 4.0 * w[h2] * sum12 / N;
                dV[h2] = sum13 + sum14;
            }
            return total / N;
        }

        @Override
        protected double computeJvp() {
            int N = size(0);
            int H = size(1);
            double[] x = reals(0);
            double[] w = reals(1);
            double[] b = reals(2);
            double[] v = reals(3);
            double[] tangentW = tangents(1);
            double[] tangentB = tangents(2);
            double[] tangentV = tangents(3);
            // h = tanh(x .* w + b), N x H
            // product3 = h * tangentV, N x 1
            // product4 = (1 - h^2) .* (tangentB + tangentW .* x) * v, N x 1
            // entries = x, N x 1
            for (int n = 0; n < N; n++) {
                double sum10 = 0.0;
                double sum11 = 0.0;
                for (int h2 = 0; h2 < H; h2++) {
                    double tanh = Elementary.tanh(x[n] * w[h2] + b[h2]);
                    h[n * H + h2] = tanh;
                    sum10 = Elementary.fma(tanh, tangentV[h2], sum10);
                    double product6 = (1.0 - tanh * tanh) * (tangentB[h2] + tangentW[h2] * x[n]);
                    sum11 = Elementary.fma(product6, v[h2], sum11);
                }
                product3[n] = sum10;
                product4[n] = sum11;
                entries[n] = x[n];
            }
            double total = 0.0;
            for (int n = 0; n < N; n++) {
                double sum10 = 0.0;
                double sum11 = 0.0;
                double sum12 = 0.0;
                for (int h2 = 0; h2 < H; h2++) {
                    double product6 = entries[n] * tangentV[h2];
                    double product7 = entries[n] * v[h2];
                    double difference = 1.0 - h[n * H + h2] * h[n * H + h2];
                    sum10 += difference
                            * (product6 * w[h2] - 2.0 * tangentB[h2] * product7 * w[h2] * h[n * H + h2]
                                    + tangentW[h2] * product7 * (1.0 - 2.0 * w[h2] * h[n * H + h2] * x[n]));
                    sum11 = Elementary.fma(h[n * H + h2], v[h2], sum11);
                    sum12 += product7 * difference * w[h2];
                }
                total += ((product3[n] + product4[n]) * x[n] + product3[n] + product4[n] + sum10)
                        * (sum11 + sum12 + 1.0 + x[n] * sum11);
            }
            return 2.0 * total / N;
        }

        @Override
        protected void computeHessianVector() {
            int N = size(0);
            int H = size(1);
            double[] x = reals(0);
            double[] w = reals(1);
            double[] b = reals(2);
            double[] v = reals(3);
            double[] tangentW = tangents(1);
            double[] tangentB = tangents(2);
            double[] tangentV = tangents(3);
            double[] dW = gradients(1);
            double[] dB = gradients(2);
            double[] dV = gradients(3);
            // entries = x, N x 1
            for (int n = 0; n < N; n++) {
                entries[n] = x[n];
            }
            // product5 = outer(entries, tangentV), N x H
            // h = tanh(x .* w + b), N x H
            // product2 = outer(entries, v), N x H
            // product = h * v, N x 1
            // sum = sum(product2 .* (1 - h^2) .* w; H), N x 1
            // entries2 = 2 * (product + sum + 1 + x .* product) .* (x + 1) / N, N x 1
            for (int n = 0; n < N; n++) {
                double sum10 = 0.0;
                double sum11 = 0.0;
                for (int h2 = 0; h2 < H; h2++) {
                    product5[n * H + h2] = entries[n] * tangentV[h2];
                    double tanh = Elementary.tanh(x[n] * w[h2] + b[h2]);
                    h[n * H + h2] = tanh;
                    sum10 = Elementary.fma(tanh, v[h2], sum10);
                    double product6 = entries[n] * v[h2];
                    product2[n * H + h2] = product6;
                    sum11 += product6 * (1.0 - tanh * tanh) * w[h2];
                }
                product[n] = sum10;
                sum[n] = sum11;
                entries2[n] = 2.0 * (sum10 + sum11 + 1.0 + x[n] * sum10) * (x[n] + 1.0) / N;
            }
            // sum4 = sum(product5 .* (product + sum + 1 + x .* product) .* (1 - h^2) .* (1 - 2 * w .* h .* x); N),
            //     H x 1
            for (int h2 = 0; h2 < H; h2++) {
                double sum10 = 0.0;
                for (int n = 0; n < N; n++) {
                    sum10 += product5[n * H + h2] * (product[n] + sum[n] + 1.0 + x[n] * product[n])
                            * (1.0 - h[n * H + h2] * h[n * H + h2]) * (1.0 - 2.0 * w[h2] * h[n * H + h2] * x[n]);
                }
                sum4[h2] = sum10;
            }
            // dH = outer(entries2, v), N x H
            // tangentH = (1 - h^2) .* (tangentB + tangentW .* x), N x H
            // product3 = h * tangentV, N x 1
            // product4 = tangentH * v, N x 1
            // sum3, N x 1
            // entries4 = 2 * ((product3 + product4) .* x + product3 + product4 + sum3) .* (x + 1) / N, N x 1
            for (int n = 0; n < N; n++) {
                double sum10 = 0.0;
                double sum11 = 0.0;
                double sum12 = 0.0;
                for (int h2 = 0; h2 < H; h2++) {
                    dH[n * H + h2] = entries2[n] * v[h2];
                    sum10 = Elementary.fma(h[n * H + h2], tangentV[h2], sum10);
                    double difference = 1.0 - h[n * H + h2] * h[n * H + h2];
                    double product6 = difference * (tangentB[h2] + tangentW[h2] * x[n]);
                    tangentH[n * H + h2] = product6;
                    sum11 = Elementary.fma(product6, v[h2], sum11);
                    sum12 += difference
                            * (product5[n * H + h2] * w[h2]
                                    - 2.0 * tangentB[h2] * product2[n * H + h2] * w[h2] * h[n * H + h2]
                                    + tangentW[h2] * product2[n * H + h2] * (1.0 - 2.0 * w[h2] * h[n * H + h2] * x[n]));
                }
                product3[n] = sum10;
                product4[n] = sum11;
                sum3[n] = sum12;
                entries4[n] = 2.0 * ((sum10 + sum11) * x[n] + sum10 + sum11 + sum12) * (x[n] + 1.0) / N;
            }
            // sum5 = sum(dH .* h .* (1 - h^2) .* x; N), H x 1
            // sum6, H x 1
            // sum7 = sum(dH .* x^2 .* h .* (1 - h^2); N), H x 1
            // sum8, H x 1
            // sum9, H x 1
            for (int h2 = 0; h2 < H; h2++) {
                double sum10 = 0.0;
                double sum11 = 0.0;
                double sum12 = 0.0;
                double sum13 = 0.0;
                double sum14 = 0.0;
                for (int n = 0; n < N; n++) {
                    double difference = 1.0 - h[n * H + h2] * h[n * H + h2];
                    sum10 += dH[n * H + h2] * h[n * H + h2] * difference * x[n];
                    double partial = product[n] + sum[n] + 1.0 + x[n] * product[n];
                    sum11 += partial * product2[n * H + h2]
                            * (4.0 * w[h2] * h[n * H + h2] * h[n * H + h2] * difference * x[n]
                                    - 2.0 * h[n * H + h2] * difference - 2.0 * w[h2] * difference * difference * x[n]);
                    sum12 += dH[n * H + h2] * x[n] * x[n] * h[n * H + h2] * difference;
                    double difference2 = 1.0 - 2.0 * w[h2] * h[n * H + h2] * x[n];
                    sum13 += partial * product2[n * H + h2] * difference
                            * (-h[n * H + h2] * x[n] - w[h2] * x[n] * x[n] * difference
                                    - difference2 * h[n * H + h2] * x[n]);
                    sum14 += ((product3[n] + product4[n]) * x[n] + product3[n] + product4[n] + sum3[n])
                            * product2[n * H + h2] * difference * difference2;
                }
                sum5[h2] = sum10;
                sum6[h2] = sum11;
                sum7[h2] = sum12;
                sum8[h2] = sum13;
                sum9[h2] = sum14;
            }
            // tangentDH = outer(entries2, tangentV) + outer(entries4, v), N x H
            // entries5, N x H
            for (int n = 0; n < N; n++) {
                for (int h2 = 0; h2 < H; h2++) {
                    double product6 = entries4[n] * v[h2];
                    tangentDH[n * H + h2] = Elementary.fma(tangentV[h2], entries2[n], product6);
                    double partial = product[n] + sum[n] + 1.0 + x[n] * product[n];
                    entries5[n * H + h2] = (1.0 - h[n * H + h2] * h[n * H + h2])
                            * (2.0 * tangentW[h2] * partial * (1.0 - 2.0 * w[h2] * h[n * H + h2] * x[n])
                                    - 4.0 * tangentB[h2] * partial * w[h2] * h[n * H + h2]
                                    + 2.0 * ((product3[n] + product4[n]) * x[n] + product3[n] + product4[n] + sum3[n])
                                            * w[h2])
                            / N;
                }
            }
            // dW, H x 1
            // dB, H x 1
            // dV = (tangentH' * entries2) + (entries5' * entries) + (h' * entries4), H x 1
            for (int h2 = 0; h2 < H; h2++) {
                double sum10 = 0.0;
                double sum11 = 0.0;
                double sum12 = 0.0;
                double sum13 = 0.0;
                double sum14 = 0.0;
                double sum15 = 0.0;
                double sum16 = 0.0;
                double sum17 = 0.0;
                double sum18 = 0.0;
                double sum19 = 0.0;
                double sum20 = 0.0;
                for (int n = 0; n < N; n++) {
                    double difference = 1.0 - h[n * H + h2] * h[n * H + h2];
                    sum10 += tangentDH[n * H + h2] * difference * x[n];
                    double partial = product[n] + sum[n] + 1.0 + x[n] * product[n];
                    sum11 += partial * product2[n * H + h2]
                            * (4.0 * h[n * H + h2] * h[n * H + h2] * difference - 2.0 * difference * difference);
                    sum12 += product5[n * H + h2] * partial * h[n * H + h2] * difference;
                    sum13 += dH[n * H + h2] * h[n * H + h2] * difference;
                    sum14 += dH[n * H + h2] * x[n] * h[n * H + h2] * difference;
                    sum15 += partial * product2[n * H + h2]
                            * (-(1.0 - 2.0 * w[h2] * h[n * H + h2] * x[n]) * h[n * H + h2] * difference
                                    - difference * difference * w[h2] * x[n]);
                    sum16 += ((product3[n] + product4[n]) * x[n] + product3[n] + product4[n] + sum3[n])
                            * product2[n * H + h2] * h[n * H + h2] * difference;
                    sum17 += tangentDH[n * H + h2] * difference;
                    sum18 = Elementary.fma(entries2[n], tangentH[n * H + h2], sum18);
                    sum19 = Elementary.fma(entries[n], entries5[n * H + h2], sum19);
                    sum20 = Elementary.fma(h[n * H + h2], entries4[n], sum20);
                }
                dW[h2] = 2.0 * sum4[h2] / N - 2.0 * tangentB[h2] * sum5[h2] + 2.0 * tangentB[h2] * sum6[h2] / N
                        - 2.0 * tangentW[h2] * sum7[h2] + 4.0 * tangentW[h2] * sum8[h2] / N + 2.0 * sum9[h2] / N
                        + sum10;
                dB[h2] = 2.0 * tangentB[h2] * w[h2] * sum11 / N - 4.0 * w[h2] * sum12 / N - 2.0 * tangentB[h2] * sum13
                        - 2.0 * tangentW[h2] * sum14 + 4.0 * tangentW[h2] * sum15 / N - 4.0 * w[h2] * sum16 / N + sum17;
                dV[h2] = sum18 + sum19 + sum20;
            }
        }
    }
}
