import type { Experiment } from '../domain/experiment.ts'
import type { TableRelations } from '../domain/relations/table-relations.ts'
import type { DataClient } from '../services/data-client.ts'

/** What is found out about the open table beyond its profile, as it arrives. */
export class Insights {
  readonly #data: DataClient
  /** For the question asked last; undefined until it is answered. */
  relations = $state.raw<TableRelations | undefined>()
  #asked = 0

  constructor(data: DataClient) {
    this.#data = data
  }

  /** Looks at the table with the question of an experiment; what was asked for before is not waited for. */
  async look(experiment: Experiment): Promise<void> {
    const turn = ++this.#asked
    if (this.relations?.target !== experiment.target) this.relations = undefined
    const relations = await this.#data.relations(experiment)
    if (turn === this.#asked) this.relations = relations.ok ? relations.value : undefined
  }
}
