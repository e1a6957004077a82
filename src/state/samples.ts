import type { Task } from '../domain/experiment.ts'
import { SAMPLE_FILES, type SampleId } from '../domain/sample-files.ts'
import type { Guides } from '../messages/en/guides.ts'
import type { TableSource } from '../protocol/table-source.ts'
import type { LanguageCode } from './language.svelte.ts'
import { SITE } from './site.ts'

/** A table that ships with the app, with the experiment that one click runs on it; both are fetched then. */
export interface Sample {
  id: SampleId
  guide: keyof Guides
  rows: number
  columns: number
  /** Name of its file. */
  file: string
  /** Of what it holds; absent where that does not matter. */
  language?: LanguageCode
  /** Shares of the answers in the table, the one looked for first: the small picture. */
  shares?: readonly number[]
  /** For a number as the answer: a small histogram, 1 the highest bar. */
  bars?: readonly number[]
}

/** Where the build puts each file of `sample-data/`; empty for those that this copy does not offer. */
const ADDRESSES = import.meta.glob<string>(
  [
    '../../sample-data/*.csv',
    '../../sample-data/toy/*.csv',
    '../../sample-data/experiments/*.json',
  ],
  { eager: true, query: '?url', import: 'default' },
)

/** The samples by what they ask for, `words` by what they are made of. */
export const SAMPLES: Record<Task | 'words', readonly Sample[]> = {
  binary: offered([
    {
      id: 'churn',
      guide: 'churn',
      rows: 8000,
      columns: 16,
      shares: [0.22, 0.78],
    },
    {
      id: 'campaign',
      guide: 'campaign',
      rows: 12_000,
      columns: 21,
      shares: [0.07, 0.93],
    },
    {
      id: 'clicks',
      guide: 'clicks',
      rows: 18_000,
      columns: 12,
      shares: [0.04, 0.96],
    },
  ]),
  multiclass: offered([
    {
      id: 'interest',
      guide: 'interest',
      rows: 6000,
      columns: 14,
      shares: [0.37, 0.16, 0.16, 0.31],
    },
  ]),
  regression: offered([
    {
      id: 'advertising',
      guide: 'advertising',
      rows: 2000,
      columns: 9,
      bars: [0.57, 1.0, 0.72, 0.6, 0.49, 0.37, 0.18, 0.13, 0.05, 0.02, 0.02, 0.01],
    },
    {
      id: 'sales',
      guide: 'sales',
      rows: 4210,
      columns: 12,
      bars: [0.05, 0.69, 1.0, 0.97, 0.7, 0.42, 0.27, 0.15, 0.07, 0.04, 0.02, 0.02],
    },
  ]),
  words: offered([
    {
      id: 'reviewsEn',
      guide: 'reviewsEn',
      rows: 4000,
      columns: 7,
      language: 'en',
      shares: [0.63, 0.37],
    },
    {
      id: 'reviewsZh',
      guide: 'reviewsZh',
      rows: 4000,
      columns: 7,
      language: 'zh-CN',
      shares: [0.65, 0.35],
    },
  ]),
}

export const TOYS: readonly Sample[] = offered([
  toy('xor'),
  toy('circles'),
  toy('spirals', 800),
  toy('moons'),
])

function toy(id: SampleId, rows = 600): Omit<Sample, 'file'> {
  return { id, guide: 'toy', rows, columns: 3, shares: [0.5, 0.5] }
}

/** Those of these samples that this copy of the app offers. */
function offered(samples: readonly Omit<Sample, 'file'>[]): readonly Sample[] {
  return samples
    .filter(({ id }) => SITE.samples?.includes(id) ?? true)
    .map((sample) => ({ ...sample, file: SAMPLE_FILES[sample.id].table.replace(/^.*\//, '') }))
}

const ALL = [...Object.values(SAMPLES).flat(), ...TOYS]

export const hasSamples = ALL.length > 0

/** The sample whose file has this name. */
export function sampleOf(file: string): Sample | undefined {
  return ALL.find((sample) => sample.file === file)
}

export async function fetchSample({ id, file }: Sample): Promise<TableSource> {
  return { name: file, blob: await (await fetchData(SAMPLE_FILES[id].table)).blob() }
}

/** The experiment document of a sample. */
export async function fetchSampleExperiment({ id }: Sample): Promise<string> {
  return (await fetchData(SAMPLE_FILES[id].experiment)).text()
}

/** @param path within `sample-data/` */
function fetchData(path: string): Promise<Response> {
  const address = ADDRESSES[`../../sample-data/${path}`]
  if (address === undefined) throw new Error(`the build has no ${path}`)
  return fetch(address)
}
