/** @typedef {[major: number, minor: number, patch: number]} Version */

/**
 * What comes before a release (`2.0.0-beta.1`) counts as the release: a warning too many is the better mistake.
 * @param {string} text
 * @returns {Version}
 */
function parse(text) {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(text) ?? []
  if (major === undefined) throw new Error(`"${text}" is not a version like 1.2.3`)
  return [Number(major), Number(minor), Number(patch)]
}

/**
 * @param {Version} a
 * @param {Version} b
 * @returns {number} negative, 0 or positive
 */
function compare(a, b) {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/** @type {Record<string, (order: number) => boolean>} */
const HOLDS = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
  '=': (order) => order === 0,
}

/**
 * Whether a version lies in a range as advisories write it: `>=1.0.0 <1.2.3 || <0.9.5`.
 * @param {string} version
 * @param {string} range
 * @returns {boolean}
 * @throws on anything else: a range that is misread would keep quiet
 */
export function isInRange(version, range) {
  const parsed = parse(version)
  // Every part is read, so that a slip behind the first that fits is found too.
  const fits = range.split('||').map((part) => {
    const bounds = part.trim().split(/\s+/)
    return bounds
      .map((bound) => {
        const [, sign, than] = /^(<=|>=|<|=)(.+)$/.exec(bound) ?? []
        const holds = HOLDS[sign ?? '']
        if (holds === undefined || than === undefined)
          throw new Error(`"${bound}" in the range "${range}" is not like >=1.2.3`)
        return holds(compare(parsed, parse(than)))
      })
      .every(Boolean)
  })
  return fits.some(Boolean)
}
