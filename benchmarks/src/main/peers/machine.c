/*
 * What this machine can do at most with one core: multiply-adds in vectors as wide as the compiler makes them, and bytes
 * read from memory.
 *
 *   cc -O3 -march=native -mprefer-vector-width=512 -ffast-math -o machine machine.c
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define BYTES (256L << 20)

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

#define VECTOR 64 /* bytes */
#define CHAINS 12 /* independent of each other, so that they hide the latency of a multiply-add */

/* The empty statement keeps each sum in a register of its own and the compiler from seeing through the loop. */
#define PEAK(TYPE)                                                                              \
  typedef TYPE TYPE##s __attribute__((vector_size(VECTOR)));                                    \
  static void peak_##TYPE(void) {                                                               \
    TYPE##s sum[CHAINS], factor = {0}, term = {0};                                              \
    factor += (TYPE)0.999, term += (TYPE)0.001;                                                 \
    for (int c = 0; c < CHAINS; c++) sum[c] = factor;                                           \
    double best = 0;                                                                            \
    for (int round = 0; round < 50; round++) {                                                  \
      double start = now();                                                                     \
      for (long i = 0; i < 200000; i++) {                                                       \
        _Pragma("GCC unroll 12") for (int c = 0; c < CHAINS; c++) {                             \
          sum[c] = sum[c] * factor + term;                                                      \
          __asm__ volatile("" : "+v"(sum[c]));                                                  \
        }                                                                                       \
      }                                                                                         \
      double rate = 2.0 * CHAINS * (VECTOR / sizeof(TYPE)) * 2e5 / (now() - start);             \
      best = rate > best ? rate : best;                                                         \
    }                                                                                           \
    TYPE all = 0;                                                                               \
    for (int c = 0; c < CHAINS; c++) all += sum[c][0];                                          \
    printf("measured machine all %s peak %.6g\n", all == 42 ? "never" : #TYPE, best);           \
  }

PEAK(float)
PEAK(double)

static void bandwidth(void) {
  long count = BYTES / sizeof(long);
  long *numbers = malloc(BYTES), sum = 0;
  for (long i = 0; i < count; i++) numbers[i] = i;
  double best = 0;
  for (int round = 0; round < 8; round++) {
    double start = now();
    for (long i = 0; i < count; i++) sum += numbers[i];
    double rate = BYTES / (now() - start);
    best = rate > best ? rate : best;
  }
  printf("measured machine all %s bandwidth %.6g\n", sum == 42 ? "never" : "read", best);
}

int main(void) {
  peak_float();
  peak_double();
  bandwidth();
  return 0;
}
