/*
 * The gradients of the formulas in Functions.java in C, as one writes them without a library.
 *
 *   cc -O3 -march=native -DREAL=float -DNAME='"float"' -DITERATIONS=9 -DITERATION_SECONDS=0.05 -o gradient gradient.c -lm
 *   ./gradient loss,gradient batches name samples relu labels|mse inputs outputs
 *
 * With labels it is the hinge loss on a softmax, otherwise the mean squared error of a regression.
 */
#include <math.h>
#include <string.h>

#include "subject.h"

#define MARGIN ((REAL)0.1)

static int batches, samples, in, out, is_hinge;
static REAL *input[MOST_BATCHES], *target[MOST_BATCHES], *weight, *bias, *weight_gradient, *bias_gradient, *y, *delta;
static int *label[MOST_BATCHES];

static double regression(const REAL *restrict x, const REAL *restrict t) {
  double value = 0;
  memset(weight_gradient, 0, (size_t)in * out * sizeof(REAL));
  memset(bias_gradient, 0, out * sizeof(REAL));
  for (int n = 0; n < samples; n++) {
    REAL *restrict row = y;
    memcpy(row, bias, out * sizeof(REAL));
    for (int m = 0; m < in; m++) {
      REAL factor = x[(size_t)n * in + m];
      const REAL *w = weight + (size_t)m * out;
      for (int k = 0; k < out; k++) row[k] += factor * w[k];
    }
    REAL sum = 0;
    for (int k = 0; k < out; k++) {
      REAL difference = row[k] - t[(size_t)n * out + k];
      sum += difference * difference;
      delta[k] = 2 * difference / samples;
    }
    value += sum;
    for (int m = 0; m < in; m++) {
      REAL factor = x[(size_t)n * in + m];
      REAL *restrict g = weight_gradient + (size_t)m * out;
      for (int k = 0; k < out; k++) g[k] += factor * delta[k];
    }
    for (int k = 0; k < out; k++) bias_gradient[k] += delta[k];
  }
  return value / samples + weight_gradient[0];
}

static double hinge(const REAL *restrict o, const int *restrict labels) {
  double value = 0;
  for (int n = 0; n < samples; n++) {
    const REAL *row = o + (size_t)n * out;
    REAL *restrict d = delta + (size_t)n * out, max = row[0], sum = 0, active = 0, mean = 0;
    for (int c = 1; c < out; c++) max = row[c] > max ? row[c] : max;
    for (int c = 0; c < out; c++) sum += y[c] = sizeof(REAL) == 4 ? expf(row[c] - max) : exp(row[c] - max);
    for (int c = 0; c < out; c++) y[c] /= sum;
    REAL least = y[labels[n]] - MARGIN;
    for (int c = 0; c < out; c++) {
      if (c != labels[n] && y[c] > least) {
        value += y[c] - least;
        active++;
        mean += y[c];
      }
    }
    mean -= active * y[labels[n]];
    for (int c = 0; c < out; c++) d[c] = y[c] * ((y[c] > least) - mean);
    d[labels[n]] = y[labels[n]] * (-active - mean);
  }
  return value + delta[0];
}

static double result;

static double taken(void) {
  static int calls;
  int b = ++calls % batches;
  return is_hinge ? hinge(input[b], label[b]) : regression(input[b], target[b]);
}

static void gradient(void) {
  result += taken();
}

int main(int arguments, char **argument) {
  const char *tasks = argument[1], *name = argument[3];
  if (arguments != 9) return 2;
  batches = atoi(argument[2]);
  samples = atoi(argument[4]);
  is_hinge = strcmp(argument[6], "labels") == 0;
  in = atoi(argument[7]);
  out = atoi(argument[8]);
  for (int b = 0; b < batches; b++) {
    uint64_t state = 2 * b + 1;
    input[b] = numbers((size_t)samples * in, 2 * b, 1);
    target[b] = numbers((size_t)samples * out, 2 * b + 1, 1);
    label[b] = calloc(samples, sizeof(int));
    for (int n = 0; n < samples; n++) label[b][n] = (int)(uniform(&state) * out);
  }
  weight = numbers((size_t)in * out, 1000, sqrt(in));
  weight_gradient = reals((size_t)in * out);
  bias = reals(out);
  bias_gradient = reals(out);
  y = reals(out);
  delta = reals((size_t)samples * out);
  if (strstr(tasks, "loss")) {
    double loss = 0;
    for (int i = 0; i < STEPS_TO_LOSS; i++) loss = taken();
    printf("measured c %s %s loss %.17g\n", name, NAME, loss);
  }
  if (strstr(tasks, "gradient")) measure(name, "gradient", gradient);
  return isfinite(result) ? 0 : 1;
}
