import type { Activation, Network } from '../network.ts'
import { levelOf, type Suspicion } from './finding.ts'
import type { LayerProbe } from './probe.ts'

/** Share of the rows for which a unit with two flat sides may be flat. */
const SATURATED = { clear: 1 / 3, slight: 1 / 4 }
/** Share of the last layer's gradient that should reach every other one. */
const VANISHING = { clear: 0.01, slight: 0.03 }
/** Length of a layer's gradient; inputs and targets are standardised, so that 1 is much. */
const EXPLODING = { clear: 100, slight: 30 }

const TWO_SIDED: readonly Activation[] = ['tanh', 'sigmoid']
/** Flat on one side, which is how they work: a fault only where no row is on the other. */
const ONE_SIDED: readonly Activation[] = ['elu', 'gelu', 'softplus', 'swish']

/** What the sample shows of units and layers. */
export interface UnitView {
  network: Network
  probes: readonly LayerProbe[]
  /** Of the sample. */
  rows: number
  /** Units that are flat because the answers are sure and right are no fault. */
  isLearnt: boolean
}

export function unitSuspicions(view: UnitView): Suspicion[] {
  return [...idleUnits(view), ...gradientSuspicions(view)]
}

function idleUnits({ network, probes, rows, isLearnt }: UnitView): Suspicion[] {
  return network.layers.slice(0, -1).flatMap(({ activation }, layer) =>
    (probes[layer]?.idleRows ?? []).flatMap((idle, unit): Suspicion[] => {
      const share = idle / rows
      if (activation === 'relu') {
        const level = levelOf(idle === rows, share > 0.97)
        return [
          { key: `dead ${layer} ${unit}`, finding: { kind: 'deadUnit', layer, unit, rows }, level },
        ]
      }
      const isTwoSided = TWO_SIDED.includes(activation)
      if (!isTwoSided && !ONE_SIDED.includes(activation)) return []
      const { clear, slight } = isTwoSided ? SATURATED : { clear: 0.999, slight: 0.97 }
      return [
        {
          key: `saturated ${layer} ${unit}`,
          finding: { kind: 'saturatedUnit', layer, unit, idle, rows },
          level: isLearnt ? 'none' : levelOf(share > clear, share > slight),
        },
      ]
    }),
  )
}

function gradientSuspicions({ probes }: UnitView): Suspicion[] {
  const last = probes.at(-1)?.gradientNorm ?? 0
  return probes.flatMap(({ gradientNorm: norm }, layer): Suspicion[] => {
    const exploding: Suspicion = {
      key: `exploding ${layer}`,
      finding: { kind: 'exploding', layer, norm },
      level: levelOf(!(norm < EXPLODING.clear), !(norm < EXPLODING.slight)),
    }
    if (layer === probes.length - 1 || !(last > 0)) return [exploding]
    const share = norm / last
    return [
      exploding,
      {
        key: `vanishing ${layer}`,
        finding: { kind: 'vanishing', layer, share },
        level: levelOf(share < VANISHING.clear, share < VANISHING.slight),
      },
    ]
  })
}
