import { en } from '../../src/messages/en.ts'
import { describeFailure } from '../../src/messages/describe-failure.ts'
import type { Failure, FailureCode } from '../../src/domain/failure.ts'

/** 2 for bad input, 1 for anything else. */
export type ErrorStatus = 1 | 2

/** Ends the command line with an exit status and one sentence on standard error. */
export class CommandError extends Error {
  readonly status: ErrorStatus

  constructor(status: ErrorStatus, sentence: string) {
    super(sentence.replace(/\s+/g, ' ').trim())
    this.status = status
  }
}

/** What is to be put right in the files and options is bad input; what the machine lacks or breaks is not. */
const STATUS: Record<FailureCode, ErrorStatus> = {
  emptyFile: 2,
  notATable: 2,
  damagedFile: 2,
  encryptedFile: 2,
  unpacksTooLarge: 2,
  noTableInside: 2,
  sheetMissing: 2,
  unknownEncoding: 2,
  headerOnly: 2,
  tooManyColumns: 2,
  unreadableFile: 2,
  outOfMemory: 1,
  nothingScored: 1,
  cancelled: 1,
  noTable: 1,

  notJson: 2,
  unknownKey: 2,
  missingKey: 2,
  invalidValue: 2,
  newerVersion: 2,
  linkTooLong: 2,
  linkDamaged: 2,

  targetMissing: 2,
  columnMissing: 2,
  pseudonymKeyMissing: 2,
  notANumberColumn: 2,
  columnExists: 2,
  targetEmpty: 2,
  oneClass: 2,
  tooManyClasses: 2,
  notBinary: 2,
  notANumber: 2,
  notBoolean: 2,
  notADate: 2,
  positiveMissing: 2,
  lossNotForTask: 2,
  noInputs: 2,
  tooManyInputs: 2,
  rowsOverlap: 2,
  rowOutside: 2,
  tooFewRows: 2,
  classNotInTraining: 2,
  splitColumnIsTarget: 2,
  tooFewTimes: 2,
  tooFewGroups: 2,
  noPartWords: 2,
  constantTarget: 2,
  noWeight: 2,

  noWebGpu: 1,
  deviceLost: 1,
  engineFailed: 1,
  nonFiniteInput: 2,
  diverged: 2,
  tooManyParameters: 2,
  workerDied: 1,
  otherBuild: 1,
  checkpointMismatch: 1,
  notItsRows: 1,

  inputColumnsMissing: 2,
  invalidNumber: 2,
  invalidDate: 2,

  storageFull: 1,
  storageBlocked: 1,
  storageNewer: 1,
  storageDamaged: 1,
  storageClosed: 1,
  storageShut: 1,
  modelNotFound: 1,
  projectNotFound: 1,
  projectInUse: 1,
  runNotFound: 1,
  interrupted: 1,
  projectDamaged: 2,
  storedDamaged: 1,
  dataNotKept: 1,
  rowsDamaged: 1,
  modelDamaged: 1,
  notAModelFile: 2,
  fileTooLarge: 2,
  tooManyModels: 2,
  passphraseNeeded: 2,
  passphraseWrong: 2,
  sealedDamaged: 2,
  sealingUnavailable: 1,
  notAResult: 2,
  notAClassPack: 2,
  classPackTooLarge: 2,
}

/** What a foreign error says, on one line. */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n')[0]?.trim() ?? ''
}

/** A failure of the app as an error of the command line. */
export function commandError(failure: Failure): CommandError {
  const sentence = describeFailure(en, failure)
  const hint =
    failure.code === 'pseudonymKeyMissing' ? ' Here it is given with --key-file FILE.' : ''
  return new CommandError(STATUS[failure.code], sentence + hint)
}
