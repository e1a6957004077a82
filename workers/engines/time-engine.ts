import type { Engine } from './engine.ts'

/** Steps are taken for so long before they count: programs are compiled, and compiled better, in the first ones. */
const WARM_UP_MS = 25
/** How long those that count may take in all. */
const MEASURED_MS = 60
/** How long one figure is taken over: clocks are coarse in workers, and a GPU is not asked after every step. */
const FIGURE_MS = 8
/** Readbacks between short epochs take time that is not a step's; after so long after the first step it is enough. */
const MOST_MS = 200

/**
 * Median milliseconds of a minibatch step over some 60 ms of steps; of one step, where one takes longer.
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
  let warmUp = WARM_UP_MS - (await take(1))
  const until = performance.now() + MOST_MS
  const figures: number[] = []
  let figure = { steps: 0, ms: 0 }
  let group = 1
  let measured = 0
  while (measured < MEASURED_MS && performance.now() < until && !stopping()) {
    const steps = Math.min(group, engine.stepsPerEpoch - position)
    const ms = await take(steps)
    if (ms < FIGURE_MS && steps === group) group *= 2
    if (warmUp > 0) {
      warmUp -= ms
      continue
    }
    measured += ms
    figure = { steps: figure.steps + steps, ms: figure.ms + ms }
    if (figure.ms < FIGURE_MS) continue
    figures.push(figure.ms / figure.steps)
    figure = { steps: 0, ms: 0 }
  }
  if (figures.length === 0) return figure.steps > 0 ? figure.ms / figure.steps : WARM_UP_MS - warmUp
  return figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] as number
}
