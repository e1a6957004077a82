import type { MemoryPlan } from './memory-plan.ts'

/** Up to here lengths are rounded up to a power of two, above to a multiple of this. */
const LARGE = 2 ** 22

/** Elements of the buffers that kernels spend their time in: a number each, of `activations` four. */
export interface BufferLengths {
  weights: number
  slots: number
  activations: number
}

/**
 * Kernels are compiled for these lengths, because an index is then held within bounds by one comparison with a
 * constant; of a buffer of any length the adapter asks for the length before each access, which takes a software
 * adapter a fifth of a step. Rounded up, so that networks of like size share their kernels.
 */
export function bufferLengths({
  weights,
  slots,
  quads,
  stride,
}: Pick<MemoryPlan, 'weights' | 'slots' | 'quads' | 'stride'>): BufferLengths {
  return {
    weights: roundedUp(weights),
    slots: roundedUp(slots),
    activations: roundedUp(quads * stride),
  }
}

function roundedUp(length: number): number {
  return length > LARGE ? LARGE * Math.ceil(length / LARGE) : 2 ** Math.ceil(Math.log2(length))
}
