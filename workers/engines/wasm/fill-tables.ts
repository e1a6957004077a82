import type { Features } from '../../../src/domain/features.ts'
import type { EnginePlan } from '../engine.ts'
import type { MemoryPlan, RowsPlan } from './memory-plan.ts'

/** Copies the rows of a plan, and what is known of each, to where the kernel looks for them. */
export function fillTables(
  buffer: ArrayBuffer,
  memory: MemoryPlan,
  { train, validation }: Pick<EnginePlan, 'train' | 'validation'>,
): void {
  fillRows(buffer, memory.train, train.features)
  fillRows(buffer, memory.validation, validation)
  new Float32Array(buffer, memory.train.targets, train.targets.length).set(train.targets)
  new Float32Array(buffer, memory.train.weights, train.weights.length).set(train.weights)
  const { categories } = train.features
  const [layer] = memory.parameters.layers
  const firsts = new Uint32Array(buffer, memory.firsts, categories.length)
  categories.forEach(({ first }, c) => {
    firsts[c] = 4 * (layer?.rowOfInput?.[first] ?? 0) * (layer?.unitStride ?? 0)
  })
}

function fillRows(buffer: ArrayBuffer, plan: RowsPlan, { numbers, codes }: Features): void {
  new Float32Array(buffer, plan.numbers, numbers.length).set(numbers)
  new Uint16Array(buffer, plan.codes, codes.length).set(codes)
}
