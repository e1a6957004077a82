import type { StopReason } from '../../domain/training.ts'
import { plural } from '../plural.ts'

const ended: Record<StopReason, string> = {
  epochs: 'all epochs run',
  earlyStopping: 'stopped early by itself',
  stopped: 'stopped by hand',
  diverged: 'the loss was no longer a number',
}

/** The runs of a project, and several of them side by side. */
export const runs = {
  title: 'Runs',
  how: 'Every training of this project. Tick two to six of them to compare.',
  run: (n: string) => `run ${n}`,
  runTitle: (n: string) => `Run ${n}`,
  number: 'Run',
  when: 'When',
  engine: 'Engine',
  epochs: 'Epochs',
  bestEpoch: 'Best epoch',
  bestLoss: 'Best validation loss',
  ended: 'How it ended',
  endings: ended,
  running: 'under way or interrupted',
  failed: 'failed',
  note: 'Note',
  noteOf: (n: string) => `Note of run ${n}`,
  model: 'Model',
  modelThere: 'kept',
  modelForNow: 'kept for now',
  modelGone: 'not kept',
  compare: 'Compare',
  compareOf: (n: string) => `Compare run ${n}`,
  fullWhy: 'No more than six at once.',
  actions: 'Actions',
  useSettings: 'Use these settings again',
  useSettingsOf: (n: string) => `Use the settings of run ${n} again`,
  openModel: 'Open its model',
  openModelOf: (n: string) => `Open the model of run ${n}`,
  delete: 'Delete',
  deleteOf: (n: string) => `Delete run ${n}`,
  more: (n: string) => `Show ${plural(n, 'earlier run')}`,
  shown: (shown: string, all: string) => `${shown} of ${all} runs shown`,
  failedAction: 'This did not work.',
  damaged: (n: string) => `Damaged and left out: ${plural(n, 'run')}.`,
  damagedText:
    'What this browser stored of them cannot be read. The other runs and the models are whole.',
  comparison: 'Runs compared',
  comparisonHow:
    'Thick lines are the validation loss, thin ones the training loss. What differs is marked with ≠.',
  otherLoss:
    'These runs do not measure the same loss, or do not predict the same: the heights of their curves cannot be compared.',
  curveTraining: (run: string) => `${run}, training`,
  curveValidation: (run: string) => `${run}, validation`,
  finding: (run: string, loss: string) =>
    `Loss of the chosen runs by epoch. The lowest validation loss is that of ${run}: ${loss}.`,
  settings: 'Settings',
  setting: 'Setting',
  results: 'Results',
  result: 'Result',
  differs: 'differs',
  onlyDifferences: 'Show differences only',
  noDifferences: 'These runs have the same settings.',
  locked: 'test part locked',
  seconds: 'Time of training',
  parameters: 'Weights',
  rowsTrained: 'Rows to learn from',
}
