import type { Experiment } from '../domain/experiment.ts'
import type { ModelSummary } from '../domain/project/model-summary.ts'
import type { Project } from '../domain/project/project.ts'
import type { WrittenRun } from '../domain/project/run-schema.ts'
import type { Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { TableSource } from './table-source.ts'

/** A model of a project, and where it stands there. */
export interface PlacedModel {
  model: TrainedModel
  place: Pick<ModelSummary, 'lineage' | 'version' | 'kept' | 'note'>
}

/** A project with what it owns. */
export interface ProjectContent {
  kind: 'project'
  project: Project
  /** Those that ended. */
  runs: WrittenRun[]
  models: PlacedModel[]
  /** The file of its table, where that goes along. */
  data?: TableSource
}

/** What a `.terrarium` file can hold. */
export type ArchiveContent = { kind: 'model'; model: TrainedModel } | ProjectContent

/** What a teacher hands out as one file. */
export interface ClassPack {
  /** With name, note and locks. */
  experiment: Experiment
  /** The rows that it is about; absent: it makes its own, or students open theirs. */
  data?: TableSource
}

/** What `workers/archive/archive.worker.ts` exposes; both sides compile against it. */
export interface ArchiveApi {
  ping(): Promise<string>
  /**
   * Makes one file. The same content gives the same bytes, unless it is sealed.
   * @param passphrase seals the file; absent: anybody can read it
   * @returns `fileTooLarge` or `tooManyModels` where it could not be opened again, `sealingUnavailable` on plain HTTP
   */
  pack(content: ArchiveContent, passphrase?: string): Promise<Result<Blob>>
  /**
   * Reads a file that may come from anywhere; nothing is run, and all of it is checked before anything is answered.
   * @returns `notAModelFile`, `newerVersion`, `modelDamaged`, `projectDamaged`, or as `parseExperiment` does; of a
   *   sealed file also `passphraseNeeded`, `passphraseWrong`, `sealedDamaged`, `sealingUnavailable`
   */
  unpack(source: TableSource, passphrase?: string): Promise<Result<ArchiveContent>>
  /** Makes a class pack. The same one gives the same bytes. Fails with `classPackTooLarge` where it could not be opened again. */
  packClass(pack: ClassPack): Promise<Result<Blob>>
  /**
   * Reads a class pack that may come from anywhere; nothing is run.
   * @returns `notAClassPack`, naming what is wrong, `classPackTooLarge`, or as `parseExperiment` does
   */
  unpackClass(source: TableSource): Promise<Result<ClassPack>>
}
