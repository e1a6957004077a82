import type { Task } from '../../domain/experiment.ts'

const tasks: Record<Task, string> = {
  binary: 'Yes or no',
  multiclass: 'One of several',
  regression: 'A number',
}

export const common = {
  appName: 'Terrarium',
  skip: 'Skip to the content',
  steps: {
    data: 'Data',
    prepare: 'Prepare',
    train: 'Train',
    evaluate: 'Evaluate',
    predict: 'Predict',
  },
  models: 'Models',
  menu: 'Menu',
  stepsLabel: 'Steps',
  sealed: 'Your data never leaves this browser.',
  otherLanguage: '中文',
  toDark: 'Dark',
  toLight: 'Light',
  openFirst: 'Open a table first.',
  trainFirst: 'Train or open a model first.',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  warning: 'Warning',
  remove: 'Remove',
  showTable: 'Show as a table',
  saveChart: {
    save: 'Save',
    saveNamed: (title: string) => `Save: ${title}`,
    image: 'Image (PNG)',
    numbers: 'Numbers (CSV)',
  },
  standsOn: 'Stands on',
  timeLeft: (time: string) => `about ${time} left`,
  dropHere: 'Drop the file to open it',
  tasks,
  reading: (name: string) => `Reading ${name}`,
  readingRows: (rows: string, percent: string) => `${percent}, ${rows} rows so far`,
  refusedTitle: 'This could not be opened',
  untouched: 'What was open before is still there.',
  was: (value: string) => `was ${value}`,
  missing: 'empty',
  list: (items: readonly string[]) => items.join(', '),
  /** One after the other. */
  series: (items: readonly string[]) => items.join('; '),
  named: (name: string, what: string) => `${name}: ${what}`,
}
