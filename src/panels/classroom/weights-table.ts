import type { Finding } from '../../domain/classroom/finding.ts'
import type { ChartTable } from '../../components/chart-table.ts'
import { parameterOffsets, type LayerOffsets } from '../../domain/network.ts'
import type { Messages } from '../../messages/en.ts'
import type { ClassroomScene } from '../../protocol/classroom-api.ts'
import { withFaults } from './health-words.ts'
import { outputMeaning, layerName, sourceName } from './network-words.ts'

/** Every weight and bias, unit by unit, and what is marked in the drawing. */
export function weightsTable(
  m: Messages,
  scene: ClassroomScene,
  weights: Float32Array | undefined,
  findings: readonly Finding[],
): ChartTable {
  const { layers } = scene.network
  const offsets = parameterOffsets(scene.network)
  const last = layers.length - 1
  /** Where row `index` leads: the bias follows the unit's weights. */
  const entry = (index: number) => {
    let left = index
    const layer = layers.findIndex(({ inputs, units }) => {
      const rows = (inputs + 1) * units
      if (left < rows) return true
      left -= rows
      return false
    })
    const { inputs, units } = layers[layer] ?? { inputs: 0, units: 1 }
    const { kernel, bias } = offsets[layer] as LayerOffsets
    const unit = Math.floor(left / (inputs + 1))
    const from = left % (inputs + 1)
    const at = from === inputs ? bias + unit : kernel + from * units + unit
    const own =
      layer === last
        ? outputMeaning(m, scene, unit)
        : m.drawing.unitShort(layerName(m, scene, layer), m.format.count(unit + 1))
    const to = withFaults(m, own, findings, layer, unit)
    const source = from === inputs ? m.drawing.bias : sourceName(m, scene, layer, from)
    return { to, source, weight: weights?.[at] ?? Number.NaN }
  }
  return {
    summary: m.common.showTable,
    columns: [m.drawing.to, m.drawing.from, m.drawing.weight],
    count: layers.reduce((sum, { inputs, units }) => sum + (inputs + 1) * units, 0),
    row(index) {
      const { to, source, weight } = entry(index)
      return [to, source, m.format.number(weight)]
    },
    values(index) {
      const { to, source, weight } = entry(index)
      return [to, source, weight]
    },
  }
}
