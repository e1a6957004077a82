import { mix, stepKey } from '../random.ts'

/** Uniform numbers on [0, 1), one after another. */
export type Uniform = () => number

/** The numbers of one resample: the same whenever it is drawn. */
export function uniformsOf(seed: number, resample: number): Uniform {
  const key = stepKey(seed, 'bootstrap', resample)
  let index = 0
  return () => mix((key + index++) >>> 0) / 2 ** 32
}

/** Below this expectation counting through the chances is quicker than rejection. */
const FEW = 10

/**
 * How many of `trials` succeed where each does with chance `chance`. Inversion for small expectations, else the
 * transformed rejection BTRS of Hörmann, "The generation of binomial random variates" (1993); both are exact.
 */
export function drawBinomial(trials: number, chance: number, uniform: Uniform): number {
  if (trials === 0 || chance <= 0) return 0
  if (chance >= 1) return trials
  if (chance > 0.5) return trials - drawBinomial(trials, 1 - chance, uniform)
  return trials * chance < FEW
    ? byInversion(trials, chance, uniform)
    : byRejection(trials, chance, uniform)
}

function byInversion(trials: number, chance: number, uniform: Uniform): number {
  const odds = chance / (1 - chance)
  let probability = Math.exp(trials * Math.log1p(-chance))
  let rest = uniform()
  let count = 0
  while (rest > probability && count < trials) {
    rest -= probability
    count++
    probability *= (odds * (trials - count + 1)) / count
  }
  return count
}

function byRejection(trials: number, chance: number, uniform: Uniform): number {
  const deviation = Math.sqrt(trials * chance * (1 - chance))
  const b = 1.15 + 2.53 * deviation
  const a = -0.0873 + 0.0248 * b + 0.01 * chance
  const centre = trials * chance + 0.5
  const surelyIn = 0.92 - 4.2 / b
  for (;;) {
    const u = uniform() - 0.5
    const v = uniform()
    const edge = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / edge + b) * u + centre)
    if (edge >= 0.07 && v <= surelyIn) return count
    if (count < 0 || count > trials) continue
    const alpha = (2.83 + 5.1 / b) * deviation
    const height = Math.log((v * alpha) / (a / (edge * edge) + b))
    if (height <= logShape(trials, chance, count)) return count
  }
}

/** Logarithm of the chance of `count`, relative to that of the likeliest count. */
function logShape(trials: number, chance: number, count: number): number {
  const odds = chance / (1 - chance)
  const mode = Math.floor((trials + 1) * chance)
  return (
    (mode + 0.5) * Math.log((mode + 1) / (odds * (trials - mode + 1))) +
    (trials + 1) * Math.log((trials - mode + 1) / (trials - count + 1)) +
    (count + 0.5) * Math.log((odds * (trials - count + 1)) / (count + 1)) +
    stirlingRest(mode) +
    stirlingRest(trials - mode) -
    stirlingRest(count) -
    stirlingRest(trials - count)
  )
}

/** ln k! less Stirling's (k + ½) ln(k + 1) − (k + 1) + ½ ln 2π. */
function stirlingRest(k: number): number {
  if (k < 10) return SMALL_RESTS[k] as number
  const next = (k + 1) ** 2
  return (1 / 12 - (1 / 360 - 1 / 1260 / next) / next) / (k + 1)
}

const SMALL_RESTS = Array.from({ length: 10 }, (_, k) => {
  let logFactorial = 0
  for (let i = 2; i <= k; i++) logFactorial += Math.log(i)
  return logFactorial - ((k + 0.5) * Math.log(k + 1) - (k + 1) + 0.5 * Math.log(2 * Math.PI))
})
