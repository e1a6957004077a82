import type { EpochRecord } from '../domain/training.ts'

/**
 * What is known of every epoch since a set-up, in order. It is added to at its end, and never copied: it grows by an
 * epoch with nearly every frame, and may be thousands long.
 */
export class EpochHistory {
  readonly #records: EpochRecord[] = []
  /** The list itself is not watched: another one of these tells that it changed. */
  #list = $state.raw<{ readonly records: readonly EpochRecord[] }>({ records: this.#records })

  get length(): number {
    return this.records.length
  }

  get last(): EpochRecord | undefined {
    return this.records.at(-1)
  }

  /** The list as it is now; the same one next time, so read it where it is needed and do not keep it. */
  get records(): readonly EpochRecord[] {
    return this.#list.records
  }

  /** Puts records, in order, in the place of those from the first one's epoch on. */
  add(records: readonly EpochRecord[]): void {
    const [first] = records
    if (first === undefined) return
    this.#dropAfter(first.epoch - 1)
    for (const record of records) this.#records.push(record)
    this.#tell()
  }

  /** Training is back at the end of an epoch, 0 being the start: what followed is forgotten. */
  returnTo(epoch: number): void {
    this.#dropAfter(epoch)
    this.#tell()
  }

  /** Another training's, in the place of all. */
  become(records: readonly EpochRecord[]): void {
    this.returnTo(0)
    this.add(records)
  }

  #tell(): void {
    this.#list = { records: this.#records }
  }

  #dropAfter(epoch: number): void {
    while ((this.#records.at(-1)?.epoch ?? 0) > epoch) this.#records.pop()
  }
}
