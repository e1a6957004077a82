import { experimentDiff, toldDiff } from '../domain/experiment-diff.ts'
import type { Experiment } from '../domain/experiment.ts'
import { pageOf } from '../domain/history/act.ts'
import { changesInWords } from '../messages/describe-change.ts'
import type { Messages } from '../messages/en.ts'
import type { Deed } from './undo-history.svelte.ts'

/** Puts one document in the place of another. */
type Restore = (document: Experiment) => Promise<void>

/** A change of the experiment that a person made. */
export class ExperimentDeed implements Deed {
  readonly #before: Experiment
  readonly #after: Experiment
  readonly #restore: Restore
  readonly #told: ((m: Messages) => string) | undefined
  readonly page
  readonly paths

  /** @param told what it is called; absent: by what was changed */
  constructor(
    before: Experiment,
    after: Experiment,
    restore: Restore,
    told?: (m: Messages) => string,
  ) {
    this.#before = before
    this.#after = after
    this.#restore = restore
    this.#told = told
    this.paths = experimentDiff(before, after).map(({ path }) => path)
    this.page = pageOf(this.paths[0] ?? [])
  }

  /** The same for changes of the same places. */
  get key(): string | undefined {
    return this.#told ? undefined : JSON.stringify(this.paths)
  }

  words(m: Messages): string {
    return this.#told?.(m) ?? changesInWords(m, toldDiff(this.#before, this.#after))
  }

  async undo(): Promise<boolean> {
    await this.#restore(this.#before)
    return true
  }

  async redo(): Promise<boolean> {
    await this.#restore(this.#after)
    return true
  }

  join(later: Deed): Deed | undefined {
    if (!(later instanceof ExperimentDeed)) return later
    const joined = new ExperimentDeed(this.#before, later.#after, this.#restore)
    return joined.paths.length === 0 ? undefined : joined
  }
}
