import { experimentFromLink } from '../domain/experiment-link.ts'
import type { LinkedExperiment } from '../domain/experiment-schema.ts'
import type { Experiment } from '../domain/experiment.ts'
import type { Failure } from '../domain/failure.ts'

/** Settings that came with the address and wait for a table. */
export class ReceivedLink {
  settings = $state.raw<LinkedExperiment | undefined>()
  /** What was wrong with them, if anything. */
  failure = $state.raw<Failure | undefined>()

  read(text: string): void {
    const read = experimentFromLink(text)
    this.settings = read.ok ? read.value : undefined
    this.failure = read.ok ? undefined : read.failure
  }

  /** Lays the settings over the suggested ones, once. */
  over(suggested: Experiment): Experiment {
    const { settings } = this
    this.settings = undefined
    return settings === undefined ? suggested : { ...suggested, ...settings }
  }

  /** The same for a table of one's own: a set-up of the classroom is not for it. */
  overTable(suggested: Experiment): Experiment {
    const asked = this.over(suggested)
    return asked.classroom === undefined ? asked : suggested
  }
}
