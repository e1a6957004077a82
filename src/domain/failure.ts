import type { Expectation } from './expectation.ts'

/**
 * Everything that may go wrong through no fault of the program: bad input, a full disk, a lost GPU.
 * A failure is plain data (a code and the facts), so that it survives a worker boundary;
 * `src/messages/` turns it into a sentence. Bugs are thrown instead.
 */
export interface FailureDetails {
  // reading a file
  emptyFile: { name: string }
  /**
   * `found` is what the content says: "jpeg", "png", "gif", "pdf", "xls", "xlsb", "ods", "office", "html", "archive",
   * "binary"; or "longLine", text without line ends.
   */
  notATable: { name: string; found: string }
  /** Cut off, or its bytes contradict each other. `found` is "zip", "gzip", "xlsx" or "parquet". */
  damagedFile: { name: string; found: string; reason: string }
  /** Needs a password. `found` is "zip" or "xlsx". */
  encryptedFile: { name: string; found: string }
  /** Both in bytes; what comes out is not counted further than `most`. */
  unpacksTooLarge: { name: string; bytes: number; most: number }
  /** Nothing in it is a table. `found` is "zip", "xlsx" or, where one was asked for, "sheet". */
  noTableInside: { name: string; found: string }
  sheetMissing: { name: string; sheet: string; sheets: string }
  /** The encoding asked for is none that can be read. */
  unknownEncoding: { encoding: string }
  headerOnly: { name: string; columns: number }
  tooManyColumns: { name: string; columns: number; most: number }
  /** The browser would not hand out the bytes any more (moved, changed, no permission). */
  unreadableFile: { name: string; reason: string }
  /** Not enough memory for the table or the matrices; both in bytes. */
  outOfMemory: { needed: number; most: number }
  cancelled: Record<string, never>
  noTable: Record<string, never>

  // the experiment document
  notJson: { reason: string }
  unknownKey: { key: string }
  missingKey: { key: string }
  /** `key` is the path, like "training.optimizer.learningRate", empty for the whole; `found` is ready to show. */
  invalidValue: { key: string; expected: Expectation; found: string }
  newerVersion: { found: number; known: number }
  linkTooLong: { bytes: number; most: number }
  linkDamaged: Record<string, never>

  // experiment against table
  targetMissing: { target: string; columns: string }
  columnMissing: { column: string }
  /** The split goes by a column that is left out until its pseudonyms have a key. */
  pseudonymKeyMissing: { column: string }
  /** Numbers were asked of a column that holds something else. */
  notANumberColumn: { column: string }
  /** A derived column may not have the name of another column. */
  columnExists: { column: string }
  targetEmpty: { target: string }
  oneClass: { target: string; value: string }
  tooManyClasses: { target: string; classes: number; most: number }
  /** The task is binary but the target has another number of values. */
  notBinary: { target: string; values: number }
  /** `row` is null where only the profile was looked at. */
  notANumber: { target: string; value: string; row: number | null }
  /** A column declared boolean has this third value. */
  notBoolean: { column: string; value: string; row: number }
  notADate: { column: string; value: string; row: number }
  positiveMissing: { target: string; positive: string; classes: string }
  /** `losses` that suit the task are ready to show. */
  lossNotForTask: { loss: string; task: string; losses: string }
  noInputs: { target: string }
  tooManyInputs: { inputs: number; most: number }
  rowsOverlap: { row: number; first: string; second: string }
  rowOutside: { row: number; rows: number }
  /** A part of the split has too few rows to learn, to check or to test. */
  tooFewRows: { part: string; rows: number; least: number }
  classNotInTraining: { value: string; rows: number }
  /** The rows cannot be split by what is predicted. */
  splitColumnIsTarget: { column: string }
  /** Too few different readable times for three parts. */
  tooFewTimes: { column: string; times: number; least: number }
  tooFewGroups: { column: string; groups: number; least: number }
  /** No value of the column names a part; `values` is ready to show. */
  noPartWords: { column: string; values: string }
  constantTarget: { target: string; value: string }
  /** Every row of a part has weight 0. */
  noWeight: { column: string; part: string }

  // training
  noWebGpu: { reason: string }
  deviceLost: { reason: string }
  engineFailed: { engine: string; reason: string }
  nonFiniteInput: { column: string; row: number }
  diverged: { epoch: number; learningRate: number; suggested: number }
  tooManyParameters: { parameters: number; most: number }
  workerDied: { worker: string; reason: string }
  /** Page and worker come from two releases; both are build ids. */
  otherBuild: { page: string; worker: string }
  /** A checkpoint or saved model that does not fit the data it is asked to go on with. */
  checkpointMismatch: { reason: string }

  // judging
  /** The open table has the model's columns, but is not the one that it was trained on. */
  notItsRows: { file: string }

  // prediction
  /** Its worker was started anew, and has no scored table. */
  nothingScored: Record<string, never>
  inputColumnsMissing: { columns: string }
  invalidNumber: { column: string; value: string }
  invalidDate: { column: string; value: string }

  // storage and model files
  storageFull: Record<string, never>
  storageBlocked: { reason: string }
  storageNewer: Record<string, never>
  /** The browser cannot read the files of its own database. */
  storageDamaged: { reason: string }
  /** The browser closed the database in the middle of a piece of work: what was stored may have been cleared. */
  storageClosed: Record<string, never>
  /** The person wants this tab to keep nothing. */
  storageShut: Record<string, never>
  modelNotFound: { id: string }
  projectNotFound: { id: string }
  /** Another tab writes it. */
  projectInUse: Record<string, never>
  runNotFound: { id: string }
  /** A run that ended with its tab, after so many epochs, and was not resumed. */
  interrupted: { epochs: number }
  projectDamaged: { reason: string }
  /** Neither the newest nor the former generation of it is whole. */
  storedDamaged: { owner: string }
  /** The rows of this project's table are not kept in the browser. */
  dataNotKept: { project: string }
  /** The rows that are kept of this project's table are not those that were written. */
  rowsDamaged: { project: string }
  modelDamaged: { reason: string }
  /** No `.terrarium` file, or one that does not hold what it says; `reason` names the part. */
  notAModelFile: { name: string; reason: string }
  /** Of a `.terrarium` file, to be written or read; both in bytes. */
  fileTooLarge: { bytes: number; most: number }
  tooManyModels: { models: number }
  passphraseNeeded: { name: string }
  passphraseWrong: { name: string }
  /** Sealed with a passphrase, and changed or cut off since. */
  sealedDamaged: { name: string }
  /** The browser offers no cryptography on plain HTTP. */
  sealingUnavailable: Record<string, never>

  // the classroom
  /** Not what a student saves as a result. */
  notAResult: { name: string }
  notAClassPack: { name: string; reason: string }
  /** Both in bytes. */
  classPackTooLarge: { bytes: number; most: number }
}

export type FailureCode = keyof FailureDetails

/** One expected failure: what happened (`code`) and the facts that its sentence needs. */
export type Failure = {
  [Code in FailureCode]: { code: Code; details: FailureDetails[Code] }
}[FailureCode]

/** Makes a failure; the details are checked against the code. */
export function failure<Code extends FailureCode>(
  code: Code,
  details: FailureDetails[Code],
): Extract<Failure, { code: Code }> {
  return { code, details } as Extract<Failure, { code: Code }>
}
