import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/**
 * Every file below a folder, as its address from there on, in the order of their code units.
 * @param {string} folder
 * @returns {string[]}
 */
export function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort()
}
