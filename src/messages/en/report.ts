import { plural } from '../plural.ts'

/** The report on a model, on screen, on paper and as a model card. */
export const report = {
  open: 'Report',
  title: (model: string) => `Report on ${model}`,
  lead: 'What there is to know about this model before anybody relies on it. It holds no row of the table.',
  print: 'Print, or save as PDF',
  card: 'Model card (Markdown)',
  back: 'Back to Evaluate',
  /** Of the headings, which the model card shares. */
  details: 'The model',
  use: 'Intended use',
  data: 'The data',
  preparation: 'How columns become numbers',
  preparationHow: 'Learnt from the training rows alone.',
  results: 'Results on the test rows',
  confusion: 'Right and wrong',
  verdict: 'Verdict',
  campaign: 'The campaign',
  contacts: (counted: string, depth: string) => `${counted}, ${depth} of the list`,
  plannedList: 'The list as planned',
  everyone: 'The whole list',
  breakEven: 'Longest list that loses nothing',
  assumed: (what: string, value: string) => `${what}: ${value}`,
  within: (value: string, interval: string) => `${value} (${interval})`,
  limits: 'Limits',
  limitsHow: 'What to keep in mind before acting on its answers.',
  noLimits: 'Nothing stands out. That does not replace a try on new rows.',
  reproduce: 'To repeat it',
  reproduceHow: 'Save the experiment below as experiment.json beside the table and run:',
  omitted: (keys: string) => `Not told here, because it could name single rows: ${keys}.`,
  /** What the person is to write. */
  useHow:
    '[Write here: what this model is used for, by whom, and which decision follows from its answers.]',
  notUseHow:
    '[Write here: what it must not be used for, and whom a wrong answer would harm, and how.]',
  name: 'Name',
  made: 'Trained',
  build: 'Terrarium',
  notKept: 'not kept',
  question: 'Question',
  answers: 'Answers',
  counted: (positive: string, cut: string) => `${positive}, from a chance of ${cut} of 100`,
  yes: 'Counts as yes',
  target: 'To predict',
  file: 'File',
  rows: 'Rows',
  rowsValue: (train: string, validation: string, test: string) =>
    `${train} to learn, ${validation} to check, ${test} to test`,
  skipped: 'Rows not used',
  columns: 'Columns',
  columnsValue: (inputs: string, all: string | null) =>
    all === null ? `${inputs} used` : `${inputs} of ${all} used`,
  split: 'Split',
  seed: (seed: string) => `seed ${seed}`,
  seeds: 'Seeds',
  seedsValue: (split: string | null, training: string) =>
    split === null ? `training ${training}` : `split ${split}, training ${training}`,
  dataFingerprint: 'SHA-256 of the prepared data',
  inputs: 'Inputs',
  /** Of a network without hidden layers. */
  noLayers: 'none hidden',
  layer: (units: string, activation: string) => `${units} ${activation}`,
  training: 'Training',
  trainingValue: (optimizer: string, rate: string, batch: string) =>
    `${optimizer}, learning rate ${rate}, ${batch} rows a step`,
  looks: 'Looks at the test rows',
  looksValue: (n: string | null) => n ?? 'not counted',
  locked: 'The test part is locked: nobody has looked at its results, so none are told.',
  limit: {
    locked: 'Nobody has looked at the test rows yet: how good it is on new rows is not known.',
    fewTestRows: (rows: string) =>
      `Only ${plural(rows, 'test row')}: every number about how good it is would be a guess.`,
    smallTest: (rows: string) =>
      `Only ${plural(rows, 'test row')}: the numbers about how good it is are rough.`,
    noErrors: (rows: string, atMost: string) =>
      `No error in ${plural(rows, 'test row')} is no proof: up to ${atMost} of its answers may still be wrong.`,
    fewOfClass: (classes: string) => `Answers with few test rows, so told roughly: ${classes}.`,
    classRows: (name: string, rows: string) => `${name} (${rows})`,
    tooFewOfAnswer: (rows: string, answer: string) =>
      `Only ${plural(rows, 'test row')} with the answer “${answer}”: every number about how good it is would be a guess.`,
    fewPositives: (rows: string, answer: string) =>
      `Only ${plural(rows, 'test row')} with the answer “${answer}”: the numbers about them are rough.`,
    notBetter: (metric: string) =>
      `By ${metric} the test rows do not show that it is better than the simplest answer.`,
    oneAnswer: 'All test rows have the same answer: they cannot show how well it ranks.',
    tooGood: (auc: string) =>
      `It ranks ${auc} of 100 pairs right, which is rare in real life: a column may give the answer away.`,
    suspects: (columns: string) => `May give the answer away, and should be checked: ${columns}.`,
    suspectsUnknown:
      'Whether a column gives the answer away was not looked at for this report; for that the table must be open.',
    drift: (columns: string) =>
      `The answers change over the time in ${columns}: later rows may differ from those it learnt from.`,
    manyLooks: (looks: string) =>
      `The test rows were looked at ${looks} times. Each choice made by them makes the results look better than they are.`,
    looksUnknown: 'How often the test rows were looked at was not counted.',
    randomSplit:
      'The test rows were drawn by chance from the same table. On rows of another time or place it may do worse.',
    weighted: (columns: string) =>
      `The weights of the rows (${columns}) count in training only: every measure here counts each test row once.`,
    skippedRows: (rows: string, all: string) =>
      `${rows} of ${all} rows have no answer or could not be read; they took no part.`,
    leftOut: (columns: string) => `Left out: ${columns}.`,
    leftOutColumn: (column: string, reason: string) => `${column} (${reason})`,
    more: (n: string) => `and ${n} more`,
    rareLevels: (columns: string) =>
      `Has texts of fewer than 5 training rows, from which little can be learnt: ${columns}.`,
    diverged: 'Training ended because its loss was no longer a number; an earlier epoch was kept.',
  },
}
