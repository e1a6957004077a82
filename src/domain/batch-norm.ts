/**
 * Batch normalisation (Ioffe & Szegedy 2015, algorithm 1) of a layer's z = x·kernel, unit by unit:
 *
 *   y = scale · (z − mean) / √(variance + ε) + bias
 *
 * While training, mean and variance (the biased one, Σ (z − mean)² / rows) are those of the minibatch, whatever its
 * rows weigh; predictions take their moving averages, moved once in every step:
 *
 *   moving ← MOMENTUM · moving + (1 − MOMENTUM) · batch
 *
 * The layer's bias is the paper's β: one before the normalisation would be taken off again with the mean.
 */
export const BATCH_NORM_EPSILON = 1e-3
export const BATCH_NORM_MOMENTUM = 0.9
