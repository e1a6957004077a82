import type { EnginePlan } from '../engine.ts'
import type { ComputeDevice } from './compute-device.ts'
import type { KernelName } from './flavour.ts'
import type { InputTable } from './input-table.ts'
import type { LayerPlace, MemoryPlan } from './memory-plan.ts'
import type { RowRange } from './rows/validation-rows.ts'
import { defaultTuning, type Tuning, type UpdateTuning } from './tuning.ts'

/** Workgroups that every adapter takes in one direction; the kernels of weights loop over what is left. */
const MOST_GROUPS = 65_535
/** Of `apply`: each sums up the squares of the whole gradient. */
const MOST_APPLYING = 256
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

/** What the dispatches depend on. */
interface DispatchTask {
  plan: EnginePlan
  memory: MemoryPlan
  table: InputTable
  device: Pick<ComputeDevice, 'software' | 'lanes' | 'mostWork'>
  rows: { validation: { ranges: readonly RowRange[] } }
}

/**
 * The dispatches of a step: `rows` and `update` where nothing else is asked for; `rows` twice more for each
 * batch-normalised layer; `gradient` and `apply` in place of `update` for clipping by the global norm. A step that
 * would hold the device for long is taken in blocks of rows whose gradients add up.
 */
export function planDispatches(
  { plan: { network, clipping }, memory, table, device, rows: { validation } }: DispatchTask,
  tuning: Tuning,
): DispatchPlan {
  const phases: Phase[] = []
  const dispatch = (kernel: KernelName, groups: number, phase: Phase): Dispatch => ({
    kernel,
    groups: Math.min(Math.ceil(groups), MOST_GROUPS),
    phase: PHASE_SPACING * (phases.push(phase) - 1),
  })
  const base = defaultTuning(device).update
  const { batchQuads, parameters } = memory
  const blocks = blocksOf(batchQuads, memory.blockQuads)
  const stages = stagesOf(network)
  const isNormalised = stages.length > 1
  const each = isNormalised ? memory.chunk : tuning.rows.quads
  const tilesOf = (cut: UpdateTuning) => countTiles(memory, network.layers, table, cut)

  const rows = (block: Block, phase: Phase) =>
    dispatch('rows', Math.ceil((block.end - block.first) / each), { ...block, ...phase, each })
  const gradient = (block: Block, held: number) =>
    dispatch('gradient', memory.squareCount, {
      ...block,
      held,
      continues: block.first > 0,
      completes: block.end === batchQuads,
      tiles: tilesOf(base),
    })
  const last = () => {
    if (clipping?.by === 'globalNorm' || blocks.length > 1) {
      return dispatch('apply', Math.min(MOST_APPLYING, parameters / base.threads), { closes: true })
    }
    const tiles = tilesOf(tuning.update)
    const groups = Math.ceil(tiles / tuning.update.threads)
    return dispatch('update', groups, { end: batchQuads, closes: true, tiles })
  }
  const needsGradient = clipping?.by === 'globalNorm' || blocks.length > 1
  const opening = (block: Block, stage: number) => block.first === 0 && stage === 0
  // Every stage of batch normalisation takes the whole minibatch before the next one may begin; otherwise a block
  // goes through to its gradient, and the next one takes its place in memory.
  const parts = isNormalised
    ? [
        ...stages.flatMap((phase, stage) =>
          blocks.map((block) => [rows(block, { ...phase, opens: opening(block, stage) })]),
        ),
        ...(needsGradient ? blocks.map((block) => [gradient(block, 0)]) : []),
      ]
    : blocks.map((block) => {
        const held = block.first
        const phase = { ...stages[0], held, opens: opening(block, 0) }
        return [rows(block, phase), ...(needsGradient ? [gradient(block, held)] : [])]
      })
  parts.push([last()])

  const rowsAtOnce = Math.ceil(device.mostWork / parameters)
  return {
    step: blocks.length === 1 ? [parts.flat()] : parts,
    validation: validation.ranges.map(({ first, end }) =>
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

/**
 * What `rows` does at a time: stages 0 to depth − 1 are the layers forward, `depth` is the loss, and then come the
 * layers backward without the first. A batch-normalised layer ends a part after its z and after its dy.
 */
function stagesOf({ layers }: EnginePlan['network']): Phase[] {
  const depth = layers.length
  const normalised = layers.flatMap(({ batchNorm }, k) => (batchNorm ? [k] : []))
  const endOfLayer = (layer: number) => 2 * depth - layer
  const lowest = normalised[0]
  if (lowest === undefined) return [{ endStage: 2 * depth }]
  return [
    { begin: BEGINNINGS.gather, endStage: lowest + 1 },
    ...normalised.map((layer, i) => ({
      begin: BEGINNINGS.statistics,
      layer,
      stage: layer,
      endStage: (normalised[i + 1] ?? endOfLayer(layer) - 1) + 1,
    })),
    ...normalised
      .map((layer, i) => ({
        begin: BEGINNINGS.sums,
        layer,
        stage: endOfLayer(layer),
        endStage: endOfLayer(normalised[i - 1] ?? 0),
      }))
      .toReversed(),
  ]
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
  { tile, lanes }: Pick<UpdateTuning, 'tile' | 'lanes'>,
): number {
  return layers.reduce((sum, { units, batchNorm }, k) => {
    const { columns } = memory.layers[k] as LayerPlace
    const down = Math.ceil((columns + Number(!batchNorm)) / tile) + (k === 0 ? codedTileCount : 0)
    const across = lanes * Math.ceil(units / 4 / lanes)
    return sum + down * across + (batchNorm ? lanes * Math.ceil(units / lanes) : 0)
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
