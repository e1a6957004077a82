import type { Engine } from './engine.ts'

/** How long the steps that count take in all, and at most while they still get faster. */
const MEASURED_MS = 60
const MOST_MEASURED_MS = 200
/** How long one figure is taken over: clocks are coarse in workers, and a GPU is not asked after every step. */
const FIGURE_MS = 6
/** Readbacks between short epochs take time that is not a step's; after so long after the first step it is enough. */
const MOST_MS = 300

/**
 * Milliseconds of a minibatch step: the least of some 60 ms of steps, a few at a time; of one step where one takes
 * longer. Programs are compiled in the first step, and compiled better in those that follow; whatever else the machine
 * does makes a step slower, and nothing makes one faster.
 * @param stopping asked after every few steps; the answer is then what was measured so far
 */
export async function timeEngine(engine: Engine, stopping: () => boolean): Promise<number> {
  let position = 0
  const take = async (steps: number) => {
    const began = performance.now()
    await engine.step(steps)
    await engine.settle()
    const ms = performance.now() - began
    position = (position + steps) % engine.stepsPerEpoch
    if (position === 0) await engine.readEpoch()
    return ms
  }
  const first = await take(1)
  const until = performance.now() + MOST_MS
  const figures: number[] = []
  let figure = { steps: 0, ms: 0 }
  let group = 1
  let measured = 0
  while (!stopping() && performance.now() < until) {
    const enough = isSettled(figures) ? MEASURED_MS : MOST_MEASURED_MS
    if (measured >= enough) break
    const steps = Math.min(group, engine.stepsPerEpoch - position)
    const ms = await take(steps)
    if (ms < FIGURE_MS && steps === group) group *= 2
    measured += ms
    figure = { steps: figure.steps + steps, ms: figure.ms + ms }
    if (figure.ms < FIGURE_MS) continue
    figures.push(figure.ms / figure.steps)
    figure = { steps: 0, ms: 0 }
  }
  if (figures.length > 0) return Math.min(...figures)
  return figure.steps > 0 ? figure.ms / figure.steps : first
}

/** Whether the later figures are hardly below the earlier ones. */
function isSettled(figures: readonly number[]): boolean {
  const earlier = figures.slice(0, -laterHalf(figures).length)
  return earlier.length === 0 || median(laterHalf(figures)) > 0.8 * median(earlier)
}

function laterHalf(figures: readonly number[]): number[] {
  return figures.slice(Math.floor(figures.length / 2))
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
}
