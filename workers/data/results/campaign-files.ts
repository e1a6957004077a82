import { fail, ok, type Result } from '../../../src/domain/result.ts'
import type { Table } from '../../../src/domain/table.ts'
import type {
  CampaignFile,
  CampaignPart,
  CampaignQuestion,
  JudgedCampaign,
} from '../../../src/domain/targeting/campaign-question.ts'
import type { TableSource } from '../../../src/protocol/table-source.ts'
import { readTable } from '../reading/read-table.ts'
import type { ReadingHooks } from '../reading/reading.ts'
import { campaignFile } from './campaign-table.ts'
import { judgeCampaign } from './judge-campaign.ts'

/** Holds the files of a finished campaign: its results, and the list if that came in a file of its own. */
export class CampaignFiles {
  #results: Table | undefined
  #list: Table | undefined

  /** Reads a file. With new results a list before them is forgotten. */
  async open(
    part: CampaignPart,
    source: TableSource,
    hooks: ReadingHooks,
  ): Promise<Result<CampaignFile>> {
    const read = await readTable(source, {}, hooks)
    if (!read.ok) return read
    const { table } = read.value
    this.#list = part === 'list' ? table : undefined
    if (part === 'results') this.#results = table
    return ok(campaignFile(source.name, table))
  }

  /** Rough size, for "not enough memory". */
  get bytes(): number {
    const { rows = 0, columns = [] } = this.#results ?? {}
    return rows * columns.length * 8
  }

  judge(question: CampaignQuestion, signal: AbortSignal): Promise<Result<JudgedCampaign>> {
    const results = this.#results
    const list = question.join === null ? results : this.#list
    if (!results || !list) return Promise.resolve(fail('noTable', {}))
    return judgeCampaign(results, list, question, signal)
  }
}
