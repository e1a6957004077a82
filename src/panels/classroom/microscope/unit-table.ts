import type { ChartTable } from '../../../components/chart-table.ts'
import type { LayerTrace } from '../../../domain/microscope/row-trace.ts'
import type { Messages } from '../../../messages/en.ts'
import { numberText } from './formula-parts.ts'

/** The same letters everywhere. */
const HEADS = ['z', 'a', '∂L/∂a', 'δ'] as const

/** Every unit of every layer, with what it was given, made of it, and its slopes. */
export function unitTable(
  layers: readonly LayerTrace[],
  nameOf: (layer: number, unit: number) => string,
  m: Messages,
): ChartTable {
  const { summary, unit } = m.microscope.table
  const places = layers.flatMap((layer, k) =>
    Array.from({ length: layer.z.length }, (_, u) => ({ k, u })),
  )
  const numbers = (index: number) => {
    const { k = 0, u = 0 } = places[index] ?? {}
    const layer = layers[k]
    return [layer?.z, layer?.a, layer?.slopes, layer?.delta].map((of) => of?.[u] ?? 0)
  }
  const name = (index: number) => {
    const { k = 0, u = 0 } = places[index] ?? {}
    return nameOf(k, u)
  }
  return {
    summary,
    columns: [unit, ...HEADS],
    count: places.length,
    row: (index) => [
      name(index),
      ...numbers(index).map((number) => numberText(number, m.format, 6)),
    ],
  }
}
