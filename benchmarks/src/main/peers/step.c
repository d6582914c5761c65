/*
 * The same training step and prediction in C, as one writes them without a library: loops over arrays, in the order that
 * the compiler can vectorise.
 *
 * Without -ffast-math, so that sums stay in the order they are written in.
 *
 *   cc -O3 -march=native -DREAL=float -DNAME='"float"' -DITERATIONS=9 -DITERATION_SECONDS=0.05 -o step step.c -lm
 *   ./step tasks batches name batch tanh|relu labels|mse width width ...
 *
 * Tasks, with commas between them: loss (after a few steps), memory (the most after 200 steps), step, row. Batches and
 * weights are those of TrainingData.java.
 */
#include <math.h>
#include <string.h>

#include "subject.h"

#define STEPS_TO_RESTORE 4096
#define RATE ((REAL)1e-3)
#define LAYERS 80

static int count, batches, batch, is_tanh, is_classifier, width[LAYERS];
static REAL *weight[LAYERS], *bias[LAYERS], *weight_gradient[LAYERS], *bias_gradient[LAYERS], *initial[LAYERS];
static REAL *value[LAYERS], *delta[LAYERS], *input[MOST_BATCHES], *target[MOST_BATCHES], *sample;
static int *label[MOST_BATCHES];

/* result = start (a row) + left right */
static void affine(int rows, int in, int out, const REAL *restrict left, const REAL *restrict right,
                   const REAL *restrict start, REAL *restrict result) {
  for (int n = 0; n < rows; n++) {
    REAL *y = result + (size_t)n * out;
    memcpy(y, start, out * sizeof(REAL));
    for (int k = 0; k < in; k++) {
      REAL x = left[(size_t)n * in + k];
      const REAL *w = right + (size_t)k * out;
      for (int j = 0; j < out; j++) y[j] += x * w[j];
    }
  }
}

/* gradient = left^T delta */
static void by_weight(int rows, int in, int out, const REAL *restrict left, const REAL *restrict d,
                      REAL *restrict gradient, REAL *restrict by_bias) {
  memset(gradient, 0, (size_t)in * out * sizeof(REAL));
  memset(by_bias, 0, out * sizeof(REAL));
  for (int n = 0; n < rows; n++) {
    const REAL *row = d + (size_t)n * out;
    for (int k = 0; k < in; k++) {
      REAL x = left[(size_t)n * in + k];
      REAL *g = gradient + (size_t)k * out;
      for (int j = 0; j < out; j++) g[j] += x * row[j];
    }
    for (int j = 0; j < out; j++) by_bias[j] += row[j];
  }
}

/* result = delta weight^T */
static void by_input(int rows, int in, int out, const REAL *restrict d, const REAL *restrict w, REAL *restrict result) {
  for (int n = 0; n < rows; n++) {
    const REAL *row = d + (size_t)n * out;
    for (int k = 0; k < in; k++) {
      const REAL *column = w + (size_t)k * out;
      REAL sum = 0;
      for (int j = 0; j < out; j++) sum += row[j] * column[j];
      result[(size_t)n * in + k] = sum;
    }
  }
}

static void forward(int rows, const REAL *x) {
  for (int i = 1; i < count; i++) {
    affine(rows, width[i - 1], width[i], x, weight[i], bias[i], value[i]);
    if (i < count - 1) {
      size_t length = (size_t)rows * width[i];
      REAL *y = value[i];
      if (is_tanh) {
        for (size_t j = 0; j < length; j++) y[j] = sizeof(REAL) == 4 ? tanhf(y[j]) : tanh(y[j]);
      } else {
        for (size_t j = 0; j < length; j++) y[j] = y[j] > 0 ? y[j] : 0;
      }
    }
    x = value[i];
  }
}

static double cross_entropy(const int *labels) {
  int outputs = width[count - 1];
  double loss = 0;
  for (int n = 0; n < batch; n++) {
    REAL *y = value[count - 1] + (size_t)n * outputs, *d = delta[count - 1] + (size_t)n * outputs, max = y[0], sum = 0;
    for (int j = 1; j < outputs; j++) max = y[j] > max ? y[j] : max;
    for (int j = 0; j < outputs; j++) sum += d[j] = sizeof(REAL) == 4 ? expf(y[j] - max) : exp(y[j] - max);
    loss -= y[labels[n]] - max - log(sum);
    for (int j = 0; j < outputs; j++) d[j] = (d[j] / sum - (j == labels[n])) / batch;
  }
  return loss / batch;
}

static double mean_square(const REAL *wanted) {
  size_t length = (size_t)batch * width[count - 1];
  REAL *y = value[count - 1], *d = delta[count - 1];
  double loss = 0;
  for (size_t i = 0; i < length; i++) {
    REAL difference = y[i] - wanted[i];
    loss += difference * difference;
    d[i] = 2 * difference / length;
  }
  return loss / length;
}

static void restore(void) {
  for (int i = 1; i < count; i++) {
    memcpy(weight[i], initial[i], (size_t)width[i - 1] * width[i] * sizeof(REAL));
    memset(bias[i], 0, width[i] * sizeof(REAL));
  }
}

static double trained(void) {
  static int steps;
  if (++steps % STEPS_TO_RESTORE == 0) restore();
  int b = steps % batches;
  forward(batch, input[b]);
  double loss = is_classifier ? cross_entropy(label[b]) : mean_square(target[b]);
  if (!isfinite(loss)) {
    fprintf(stderr, "the loss is %g\n", loss);
    exit(1);
  }
  for (int i = count - 1; i > 0; i--) {
    const REAL *before = i > 1 ? value[i - 1] : input[b];
    by_weight(batch, width[i - 1], width[i], before, delta[i], weight_gradient[i], bias_gradient[i]);
    if (i > 1) {
      by_input(batch, width[i - 1], width[i], delta[i], weight[i], delta[i - 1]);
      size_t length = (size_t)batch * width[i - 1];
      REAL *d = delta[i - 1], *y = value[i - 1];
      if (is_tanh) {
        for (size_t j = 0; j < length; j++) d[j] *= 1 - y[j] * y[j];
      } else {
        for (size_t j = 0; j < length; j++) d[j] = y[j] > 0 ? d[j] : 0;
      }
    }
  }
  for (int i = 1; i < count; i++) {
    size_t length = (size_t)width[i - 1] * width[i];
    for (size_t j = 0; j < length; j++) weight[i][j] -= RATE * weight_gradient[i][j];
    for (int j = 0; j < width[i]; j++) bias[i][j] -= RATE * bias_gradient[i][j];
  }
  return loss;
}

static void step(void) {
  trained();
}

static void row(void) {
  forward(1, sample);
}

int main(int arguments, char **argument) {
  const char *tasks = argument[1], *name = argument[3];
  batches = atoi(argument[2]);
  batch = atoi(argument[4]);
  is_tanh = strcmp(argument[5], "tanh") == 0;
  is_classifier = strcmp(argument[6], "labels") == 0;
  for (int i = 7; i < arguments; i++) width[count++] = atoi(argument[i]);
  for (int b = 0; b < batches; b++) {
    input[b] = numbers((size_t)batch * width[0], 2 * b, 1);
    if (is_classifier) {
      uint64_t state = 2 * b + 1;
      label[b] = calloc(batch, sizeof(int));
      for (int n = 0; n < batch; n++) label[b][n] = (int)(uniform(&state) * width[count - 1]);
    } else {
      target[b] = numbers((size_t)batch * width[count - 1], 2 * b + 1, 1);
    }
  }
  sample = numbers(width[0], -1, 1);
  for (int i = 1; i < count; i++) {
    size_t length = (size_t)width[i - 1] * width[i];
    weight[i] = reals(length);
    weight_gradient[i] = reals(length);
    initial[i] = numbers(length, 1000 + i - 1, sqrt(width[i - 1]));
    bias[i] = reals(width[i]);
    bias_gradient[i] = reals(width[i]);
    value[i] = reals((size_t)batch * width[i]);
    delta[i] = reals((size_t)batch * width[i]);
  }
  restore();
  if (strstr(tasks, "loss")) {
    double loss = 0;
    for (int i = 0; i < STEPS_TO_LOSS; i++) loss = trained();
    printf("measured c %s %s loss %.17g\n", name, NAME, loss);
  }
  if (strstr(tasks, "memory")) {
    for (int i = 0; i < 200; i++) step();
    printf("measured c %s %s peak-memory %ld\n", name, NAME, most_memory());
  }
  if (strstr(tasks, "step")) measure(name, "step", step);
  if (strstr(tasks, "row")) measure(name, "row", row);
  return 0;
}
