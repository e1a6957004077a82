/** Below this a logarithm of a factorial is a sum. */
const SMALL = 16
/** What an outcome so rare adds to a sum of chances is lost in rounding. */
const NOTHING = 1e-18

/**
 * How many of `trials` succeed, drawn by inverting the binomial distribution from its most likely value outwards
 * (Devroye 1986, II.3.2): exact, in some √trials steps.
 * @param chance of each trial, 0 to 1
 * @param uniform on [0, 1)
 */
export function drawBinomial(trials: number, chance: number, uniform: number): number {
  if (trials === 0 || chance <= 0) return 0
  if (chance >= 1) return trials
  const odds = chance / (1 - chance)
  const mode = Math.min(trials, Math.floor((trials + 1) * chance))
  let high = mode
  let low = mode
  let highMass = Math.exp(logMass(trials, chance, mode))
  let lowMass = highMass
  let left = uniform - highMass
  while (left >= 0) {
    const canRise = high < trials && highMass > NOTHING
    const canFall = low > 0 && lowMass > NOTHING
    if (canRise) {
      highMass *= (odds * (trials - high)) / (high + 1)
      high += 1
      left -= highMass
      if (left < 0) return high
    }
    if (canFall) {
      lowMass *= low / (odds * (trials - low + 1))
      low -= 1
      left -= lowMass
      if (left < 0) return low
    }
    if (!canRise && !canFall) return mode
  }
  return mode
}

function logMass(trials: number, chance: number, successes: number): number {
  const failures = trials - successes
  return (
    logFactorial(trials) -
    logFactorial(successes) -
    logFactorial(failures) +
    successes * Math.log(chance) +
    failures * Math.log1p(-chance)
  )
}

/** ln n!, by Stirling's series from `SMALL` on. */
function logFactorial(n: number): number {
  if (n >= SMALL) {
    const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5)
    return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + series
  }
  let sum = 0
  for (let k = 2; k <= n; k++) sum += Math.log(k)
  return sum
}
