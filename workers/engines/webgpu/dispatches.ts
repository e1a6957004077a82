import type { EnginePlan } from '../engine.ts'
import type { InputTable } from './input-table.ts'
import type { LayerPlace, MemoryPlan } from './memory-plan.ts'
import type { KernelName } from './programs.ts'
import type { RowRange } from './rows/validation-rows.ts'
import type { Tuning } from './tuning.ts'

/** Workgroups that every adapter takes in one direction; the kernels of weights loop over what is left. */
const MOST_GROUPS = 65_535
/** Words of `Phase` in kernels/plan.wgsl, and how far apart two of them must lie. */
const PHASE_WORDS = 13
const PHASE_SPACING = 256
export const PHASE_BYTES = 4 * PHASE_WORDS

/** What a dispatch of `rows` begins with. */
export const BEGINNINGS = { gather: 0, statistics: 1, sums: 2 } as const

export interface Dispatch {
  kernel: KernelName
  groups: number
  /** Byte of its `Phase`. */
  phase: number
}

/** Everything that is asked of the device in a run. */
export interface DispatchPlan {
  /** Of one minibatch step. Each part is short enough for a command buffer of its own; mostly there is but one. */
  step: Dispatch[][]
  /** Of each part of the validation rows, each short enough for a command buffer of its own. */
  validation: Dispatch[][]
  /** All of `Phase`, spaced. */
  phases: Uint32Array<ArrayBuffer>
}

/** `Phase` of kernels/plan.wgsl; what is absent is 0. */
interface Phase {
  begin?: number
  layer?: number
  opens?: boolean
  closes?: boolean
  first?: number
  end?: number
  held?: number
  each?: number
  stage?: number
  endStage?: number
  continues?: boolean
  completes?: boolean
  tiles?: number
}

interface Block {
  first: number
  end: number
}

/**
 * The dispatches of a step: `rows` and `update` where nothing else is asked for; `rows` twice more for each
 * batch-normalised layer; `gradient` and `apply` in place of `update` for clipping by the global norm. A step that
 * would hold the device for long is taken in blocks of rows whose gradients add up.
 * @param validationParts see `ValidationRows`
 * @param mostWork multiplications that one dispatch may take
 */
export function planDispatches(
  { network, clipping }: EnginePlan,
  validationParts: readonly RowRange[],
  memory: MemoryPlan,
  table: InputTable,
  tuning: Tuning,
  base: Tuning,
  mostWork: number,
): DispatchPlan {
  const phases: Phase[] = []
  const dispatch = (kernel: KernelName, groups: number, phase: Phase): Dispatch => ({
    kernel,
    groups: Math.max(1, Math.min(groups, MOST_GROUPS)),
    phase: PHASE_SPACING * (phases.push(phase) - 1),
  })
  const { batchQuads, blockQuads, parameters } = memory
  // Stages of `rows`: forward, the loss, and backward without the first layer.
  const depth = network.layers.length
  const blocks = blocksOf(batchQuads, blockQuads)
  const normalised = network.layers.flatMap(({ batchNorm }, k) => (batchNorm ? [k] : []))
  const each = normalised.length > 0 ? memory.chunk : tuning.rows.quads
  const tilesOf = (tile: number) => countTiles(memory, network.layers, table, tile)

  const rows = (block: Block, phase: Phase) =>
    dispatch('rows', Math.ceil((block.end - block.first) / each), { ...block, each, ...phase })
  const gradient = (block: Block, phase: Phase) =>
    dispatch('gradient', memory.squareCount, {
      ...block,
      continues: block.first > 0,
      completes: block.end === batchQuads,
      tiles: tilesOf(base.update.tile),
      ...phase,
    })
  const last = () =>
    dispatch('apply', Math.min(256, Math.ceil(parameters / base.update.threads)), { closes: true })
  const update = () => {
    const tiles = tilesOf(tuning.update.tile)
    const groups = Math.ceil(tiles / tuning.update.threads)
    return dispatch('update', groups, { end: batchQuads, closes: true, tiles })
  }

  const inOne = blocks.length === 1 && clipping?.by !== 'globalNorm'
  const step = normalised.length > 0 ? stages() : plain()
  function plain(): Dispatch[][] {
    return blocks.map((block, i) => {
      const held = block.first
      const forward = rows(block, { held, opens: i === 0, endStage: 2 * depth })
      if (inOne) return [forward, update()]
      const part = [forward, gradient(block, { held })]
      return block.end === batchQuads ? [...part, last()] : part
    })
  }
  // Every stage takes the whole minibatch before the next one may begin.
  function stages(): Dispatch[][] {
    // Up to z of a batch-normalised layer, and down to its dy.
    const up = [...normalised.map((layer) => layer + 1), 2 * depth - (normalised.at(-1) ?? 0)]
    const phasesOfRows: Phase[] = [
      { begin: BEGINNINGS.gather, endStage: up[0] ?? 0 },
      ...normalised.map((layer, i) => ({
        begin: BEGINNINGS.statistics,
        layer,
        stage: layer,
        endStage: up[i + 1] ?? 0,
      })),
      ...normalised
        .map((layer, i) => ({
          begin: BEGINNINGS.sums,
          layer,
          stage: 2 * depth - layer,
          endStage: i === 0 ? 2 * depth : 2 * depth - (normalised[i - 1] ?? 0),
        }))
        .toReversed(),
    ]
    const taken = phasesOfRows.flatMap((phase, stage) =>
      blocks.map((block, i) => [rows(block, { ...phase, opens: stage === 0 && i === 0 })]),
    )
    const rest = inOne ? [[update()]] : [...blocks.map((block) => [gradient(block, {})]), [last()]]
    const parts = [...taken, ...rest]
    return blocks.length === 1 ? [parts.flat()] : parts
  }

  const rowsAtOnce = Math.ceil(mostWork / parameters)
  return {
    step,
    validation: validationParts.map(({ first, end }) =>
      blocksOf(end - first, rowsAtOnce).map((block) =>
        dispatch('validate', memory.validationGroups, {
          first: first + block.first,
          end: first + block.end,
          held: first,
        }),
      ),
    ),
    phases: phaseWords(phases),
  }
}

/** All `end` of something, in blocks; one block if there is nothing. */
function blocksOf(end: number, size: number): Block[] {
  return Array.from({ length: Math.max(1, Math.ceil(end / size)) }, (_, i) => ({
    first: i * size,
    end: Math.min(end, (i + 1) * size),
  }))
}

/** What `takeTask` in kernels/tiles.wgsl finds. */
export function countTiles(
  memory: Pick<MemoryPlan, 'layers'>,
  layers: EnginePlan['network']['layers'],
  { codedTileCount }: Pick<InputTable, 'codedTileCount'>,
  tile: number,
): number {
  return layers.reduce((sum, { units, batchNorm }, k) => {
    const { columns } = memory.layers[k] as LayerPlace
    const down = Math.ceil((columns + Number(!batchNorm)) / tile) + (k === 0 ? codedTileCount : 0)
    return sum + down * Math.ceil(units / 4) + (batchNorm ? units : 0)
  }, 0)
}

function phaseWords(phases: readonly Phase[]): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array((phases.length * PHASE_SPACING) / 4)
  phases.forEach((phase, i) => {
    const { begin = 0, layer = 0, first = 0, end = 0, held = 0, each = 1, tiles = 0 } = phase
    words.set(
      [
        ...[begin, layer, Number(phase.opens ?? false), Number(phase.closes ?? false)],
        ...[first, end, held, each],
        ...[phase.stage ?? 0, phase.endStage ?? 0],
        ...[Number(phase.continues ?? false), Number(phase.completes ?? false)],
        tiles,
      ],
      (i * PHASE_SPACING) / 4,
    )
  })
  return words
}
