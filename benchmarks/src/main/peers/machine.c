/*
 * What this machine can do at most with one core: multiply-adds in vectors as wide as the compiler makes them, and bytes
 * read from each cache and from memory.
 *
 *   cc -O3 -march=native -mprefer-vector-width=512 -ffast-math -o machine machine.c
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MOST_BYTES (256L << 20)

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

#define VECTOR 64 /* bytes */

/* Chains that are independent of each other hide the latency of a multiply-add. Each is a variable of its own: of an array
   the compiler would write every sum back. The empty statement keeps it from seeing through the loop. */
#define ALL(DO) DO(0) DO(1) DO(2) DO(3) DO(4) DO(5) DO(6) DO(7) DO(8) DO(9) DO(10) DO(11)
#define CHAINS 12
#define START(I) sum##I = factor;
#define STEP(I)                  \
  sum##I = sum##I * factor + term; \
  __asm__ volatile("" : "+v"(sum##I));
#define ADD(I) all += sum##I[0];

#define PEAK(TYPE)                                                                              \
  typedef TYPE TYPE##s __attribute__((vector_size(VECTOR)));                                    \
  static void peak_##TYPE(void) {                                                               \
    TYPE##s sum0, sum1, sum2, sum3, sum4, sum5, sum6, sum7, sum8, sum9, sum10, sum11;           \
    TYPE##s factor = {0}, term = {0};                                                           \
    factor += (TYPE)0.999, term += (TYPE)0.001;                                                 \
    ALL(START)                                                                                  \
    double best = 0, all = 0;                                                                   \
    for (int round = 0; round < 50; round++) {                                                  \
      double start = now();                                                                     \
      for (long i = 0; i < 200000; i++) {                                                       \
        ALL(STEP)                                                                               \
      }                                                                                         \
      double rate = 2.0 * CHAINS * (VECTOR / sizeof(TYPE)) * 2e5 / (now() - start);             \
      best = rate > best ? rate : best;                                                         \
    }                                                                                           \
    ALL(ADD)                                                                                    \
    printf("measured machine all %s peak %.6g\n", all == 42 ? "never" : #TYPE, best);           \
  }

PEAK(float)
PEAK(double)

/* Reads arrays of 16 KB to 256 MB over and over: the small ones stay in a cache. */
static void bandwidth(void) {
  typedef long longs __attribute__((vector_size(VECTOR)));
  longs *numbers = aligned_alloc(VECTOR, MOST_BYTES), sum[8] = {0};
  for (long i = 0; i < MOST_BYTES / VECTOR; i++) numbers[i] = sum[0] + i;
  for (long bytes = 1L << 14; bytes <= MOST_BYTES; bytes *= 2) {
    long count = bytes / VECTOR, repetitions = (1L << 26) / bytes + 1;
    double best = 0;
    for (int round = 0; round < 5; round++) {
      double start = now();
      for (long repetition = 0; repetition < repetitions; repetition++) {
        for (long i = 0; i < count; i += 8) {
          _Pragma("GCC unroll 8") for (int c = 0; c < 8; c++) sum[c] += numbers[i + c];
        }
        __asm__ volatile("" : "+v"(sum[0]) : : "memory");
      }
      double rate = (double)bytes * repetitions / (now() - start);
      best = rate > best ? rate : best;
    }
    for (int c = 1; c < 8; c++) sum[0] += sum[c];
    printf("measured machine all %s-%ld bandwidth %.6g\n", sum[0][0] == 42 ? "never" : "read", bytes, best);
  }
}

int main(void) {
  peak_float();
  peak_double();
  bandwidth();
  return 0;
}
