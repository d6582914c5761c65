/*
 * What the subjects in C share: the numbers of TrainingData.java, and how long a task takes.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MOST_BATCHES 64
#define STEPS_TO_LOSS 3

static REAL *reals(size_t length) {
  return calloc(length, sizeof(REAL));
}

/* SplitMix64, as in java.util.SplittableRandom: from 0 to 1. */
static double uniform(uint64_t *state) {
  uint64_t z = *state += 0x9e3779b97f4a7c15;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
  z = (z ^ z >> 27) * 0x94d049bb133111eb;
  return ((z ^ z >> 31) >> 11) * 0x1p-53;
}

/* Numbers with a variance of 1, divided. */
static REAL *numbers(size_t length, uint64_t seed, double divisor) {
  REAL *array = reals(length);
  for (size_t i = 0; i < length; i++) array[i] = (REAL)((uniform(&seed) * 2 * sqrt(3) - sqrt(3)) / divisor);
  return array;
}

/* Bytes; what getrusage tells begins with the memory of the process that started this one. */
static long most_memory(void) {
  FILE *status = fopen("/proc/self/status", "r");
  char line[256];
  long kilobytes = 0;
  while (status && fgets(line, sizeof line, status)) sscanf(line, "VmHWM: %ld", &kilobytes);
  return 1024 * kilobytes;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static int ascending(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

/* The seconds of one call, as the mean over so many seconds. The clock is read after a stride of calls, which grows until they
   take long enough. */
static double mean(void (*run)(void), double seconds, long *stride) {
  double start = now(), end;
  long calls = 0;
  do {
    for (long i = 0; i < *stride; i++) run();
    calls += *stride;
    end = now();
    if (end - start < 0.01) *stride *= 2;
  } while (end - start < seconds);
  return (end - start) / calls;
}

#define WARM_UP_SECONDS 0.5

/* The median of ITERATIONS means over ITERATION_SECONDS, after a warm-up; a call that takes longer is measured once. */
static void measure(const char *name, const char *quantity, void (*run)(void)) {
  double means[ITERATIONS];
  long stride = 1;
  int count = mean(run, WARM_UP_SECONDS, &stride) < WARM_UP_SECONDS ? ITERATIONS : 1;
  for (int i = 0; i < count; i++) means[i] = mean(run, ITERATION_SECONDS, &stride);
  qsort(means, count, sizeof(double), ascending);
  printf("measured c %s %s %s %.6g\n", name, NAME, quantity, means[count / 2] * 1e6);
}
