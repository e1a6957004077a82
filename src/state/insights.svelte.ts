import type { Experiment } from '../domain/experiment.ts'
import type { Correlations } from '../domain/relations/correlations.ts'
import type { TableInsights } from '../domain/relations/table-insights.ts'
import type { TableRelations } from '../domain/relations/table-relations.ts'
import type { DataClient } from '../services/data-client.ts'

/** What is found out about the open table beyond its profile, as it arrives. */
export class Insights {
  readonly #data: DataClient
  /** For the question asked last; undefined until it is answered. */
  relations = $state.raw<TableRelations | undefined>()
  columns = $state.raw<TableInsights | undefined>()
  correlations = $state.raw<Correlations | undefined>()
  /** Of `relations`; plain, so that whoever asks does not ask again when the answer comes. */
  #target: string | undefined
  #asked = 0
  #compared = 0

  constructor(data: DataClient) {
    this.#data = data
  }

  /** What was found out about one table says nothing about the next. */
  reset(): void {
    this.#asked++
    this.#compared++
    this.relations = undefined
    this.columns = undefined
    this.correlations = undefined
  }

  /** Looks at the table with the question of an experiment; what was asked for before is not waited for. */
  async look(experiment: Experiment): Promise<void> {
    const turn = ++this.#asked
    if (this.#target !== experiment.target) this.relations = undefined
    this.#target = experiment.target
    const relations = await this.#data.relations(experiment)
    if (turn !== this.#asked) return
    this.relations = relations.ok ? relations.value : undefined
    const columns = await this.#data.insights(experiment)
    if (turn === this.#asked) this.columns = columns.ok ? columns.value : undefined
  }

  /** Compares the columns nearest to one of them, each with each. */
  async compare(experiment: Experiment, around: string): Promise<void> {
    const turn = ++this.#compared
    const correlations = await this.#data.correlations(experiment, around)
    if (turn === this.#compared) {
      this.correlations = correlations.ok ? correlations.value : undefined
    }
  }
}
