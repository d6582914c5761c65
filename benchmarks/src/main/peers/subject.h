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

/* The mean of a third of a second, after as long a warm-up. */
static void measure(const char *name, const char *quantity, void (*run)(void)) {
  for (int round = 0; round < 2; round++) {
    double start = now(), end;
    long calls = 0, stride = 1;
    do {
      for (long i = 0; i < stride; i++) run();
      calls += stride;
      end = now();
      if (end - start < 0.01) stride *= 2;
    } while (end - start < 0.33);
    if (round == 1) printf("measured c %s %s %s %.6g\n", name, NAME, quantity, (end - start) / calls * 1e6);
  }
}
