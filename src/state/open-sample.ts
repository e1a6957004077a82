import { parseExperimentText } from '../domain/experiment-schema.ts'
import type { TableSource } from '../protocol/table-source.ts'
import type { Dataset } from './dataset.svelte.ts'
import type { ExperimentDraft } from './experiment-draft.svelte.ts'
import type { Projects } from './projects.svelte.ts'
import { fetchSample, fetchSampleExperiment, type Sample } from './samples.ts'
import type { Suggesting } from './suggesting.svelte.ts'
import type { Training } from './training.ts'

interface Desk {
  readonly dataset: Dataset
  readonly draft: ExperimentDraft
  readonly projects: Projects
  readonly suggesting: Suggesting
  readonly training: Pick<Training, 'train'>
}

/** Opens a sample, trains on it, and shows it learning: no further decision needed. */
export async function openSample(desk: Desk, sample: Sample): Promise<void> {
  const { dataset, draft, projects, suggesting } = desk
  if (!(await projects.current.mayLeave())) return
  const experiment = parseExperimentText(await fetchSampleExperiment(sample))
  if (!experiment.ok) throw new Error(`${sample.file}: ${experiment.failure.code}`)
  if (!(await dataset.open(await fetchSample(sample)))) return
  const suggest = () => {
    suggesting.reason = 'sample'
    return draft.adopt(experiment.value)
  }
  const { suggested } = await projects.takeTable({ sample, suggest })
  await suggested
  await desk.training.train()
}

/** Opens a sample for the project that was made with it. */
export async function reopenSample(
  desk: { openTable(source: TableSource): Promise<boolean> },
  sample: Sample,
): Promise<void> {
  await desk.openTable(await fetchSample(sample))
}
