import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CommandError } from './command-error.ts'
import { fromWhereThePersonStands, reasonOf } from './input-files.ts'

/** One file to be written. */
export interface OutputFile {
  /** Within the folder. */
  name: string
  /** Writes the whole of it to an absolute path. */
  save: (path: string) => Promise<void>
}

/**
 * A folder that results go to: all of them or none. They are written to a hidden folder within, which takes part in
 * the same file system, and moved into place together. What was made for a run that fails is removed again.
 */
export class OutputFolder {
  readonly #path: string
  /** The outermost folder that had to be made for this one. */
  readonly #made: string | undefined
  #staging: string | undefined

  /**
   * Makes the folder if need be, before any work is done in vain.
   * @param path as given by the person
   * @param names of the files that are to be written there
   * @param inputs absolute paths that must not be overwritten
   * @throws CommandError with status 2
   */
  constructor(path: string, names: readonly string[], inputs: readonly string[]) {
    this.#path = fromWhereThePersonStands(path)
    try {
      this.#made = mkdirSync(this.#path, { recursive: true })
      accessSync(this.#path, constants.W_OK)
    } catch (error) {
      throw new CommandError(2, `Nothing can be written to “${path}”: ${reasonOf(error)}.`)
    }
    for (const name of names) checkTarget(join(path, name), join(this.#path, name), inputs)
  }

  async write(files: readonly OutputFile[]): Promise<void> {
    const staging = mkdtempSync(join(this.#path, '.terrarium-'))
    this.#staging = staging
    for (const { name, save } of files) await save(join(staging, name))
    for (const { name } of files) renameSync(join(staging, name), join(this.#path, name))
    rmdirSync(staging)
    this.#staging = undefined
  }

  /** After a failure: removes what is half-written, and folders that were made for nothing. */
  discard(): void {
    if (this.#staging !== undefined) rmSync(this.#staging, { recursive: true, force: true })
    if (this.#made === undefined) return
    try {
      for (let folder = this.#path; ; folder = dirname(folder)) {
        rmdirSync(folder)
        if (folder === this.#made) return
      }
    } catch {
      // Somebody else has put something there meanwhile.
    }
  }
}

function checkTarget(path: string, absolute: string, inputs: readonly string[]): void {
  if (inputs.includes(absolute))
    throw new CommandError(2, `“${path}” is read, so it cannot be written.`)
  const entry = statSync(absolute, { throwIfNoEntry: false })
  if (entry !== undefined && !entry.isFile()) {
    throw new CommandError(2, `“${path}” is there already, and is not an ordinary file.`)
  }
}
