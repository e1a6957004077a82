import { plural } from '../plural.ts'

const rowsOf = (n: string) => plural(n, 'row')

export const predict = {
  title: 'What will this one be?',
  lead: 'Change any field and watch the answer move. Ranges and choices come from the training rows.',
  empty: 'No model yet.',
  emptyText: 'Train one, or open one that you kept.',
  scoreFile: 'Score a file',
  openRow: 'Open a row',
  openRowLabel: 'Row number',
  openRowInvalid: (last: string) => `A row from 1 to ${last} is needed.`,
  formTitle: 'One row',
  formHow: 'It begins with a typical row: medians and most frequent values.',
  formRow: (row: string) => `Row ${row} of the table.`,
  back: 'Back to the row',
  trained: (low: string, high: string) => `${low} to ${high}`,
  outside: 'Outside what nearly all training rows hold.',
  unseen: 'Never seen in training.',
  empties: 'Empty: the value for gaps is taken.',
  emptiesOwn: 'Empty: that counts as a value of its own.',
  choose: '(empty)',
  otherLevel: 'other: rare or new',
  chance: (answer: string) => `Chance of “${answer}”`,
  of100: 'of 100',
  chanceOf100: (n: string) => `${n} of 100`,
  cut: (value: string) => `cut: ${value}`,
  now: (value: string) => `now ${value}`,
  was: (value: string) => `was ${value}`,
  say: (answer: string, n: string) => `Of 100 rows like this one, about ${n} are “${answer}”.`,
  sayBefore: (n: string) => `Before the change it was ${n}.`,
  sayClass: (answer: string, n: string) => `Most likely “${answer}”: ${n} of 100.`,
  sayNumber: (target: string) => `Predicted ${target}`,
  classChances: 'Chance of each answer',
  describes: 'This describes rows like this one. It does not prove that a change would cause it.',
  extrapolates: 'Some fields lie outside nearly all training rows: the answer is a guess there.',
  scaleFinding: (value: string, cut: string) => `${value} of 100, cut at ${cut}.`,
  fileTitle: 'A file of new rows',
  fileHow:
    'Columns are found by name, in any order; the answer column is not needed. All your columns stay, predictions are added.',
  bom: 'Mark the file as UTF-8 for Excel',
  bomHelp: 'Some versions of Excel show Chinese and accents wrong without it.',
  scoring: (name: string) => `Scoring ${name}`,
  scored: (rows: string, file: string, time: string) =>
    `${rowsOf(rows)} of ${file} scored in ${time}`,
  download: 'Download the scored file',
  above: (n: string, cut: string) => `${rowsOf(n)} at or above the cut of ${cut} of 100.`,
  noteMissing: (n: string, column: string) =>
    `${column} is empty in ${rowsOf(n)}; the usual value was taken.`,
  noteOwnLevel: (n: string, column: string) =>
    `${column} is empty in ${rowsOf(n)}; that counted as a value of its own.`,
  noteNoNumber: (n: string, column: string) =>
    `${column} is empty or not a number in ${rowsOf(n)}; the usual value was taken.`,
  noteNoDate: (n: string, column: string) =>
    `${column} is empty or not a date in ${rowsOf(n)}; the usual value was taken.`,
  noteRare: (n: string, column: string, examples: string) =>
    `${column} holds rare or new values in ${rowsOf(n)}, like ${examples}; they count as “other”.`,
  noteUnseen: (n: string, column: string, examples: string) =>
    `${column} holds values never seen in training in ${rowsOf(n)}, like ${examples}.`,
  noteUnreadable: (n: string) => `${rowsOf(n)} could not be read and have no prediction.`,
  noteExtra: (columns: string) => `Not used by the model, kept in the file: ${columns}.`,
  noNotes: 'Every cell that the model needs was there and known.',
  addedNumber: (column: string) => `The added column “${column}” holds the prediction.`,
  addedChances: (column: string) =>
    `Added columns: “${column}” holds the predicted answer; those that begin with “p:” hold the chance of each answer, from 0 to 1.`,
  formulaNote: (columns: string) =>
    `Text that begins with =, +, - or @, such as +49 …, gets an apostrophe before it in the file, so that no spreadsheet runs it as a formula: in ${columns}. “Results” reads it as if there were none.`,
  preview: 'The first rows',
  fileRefused: 'This file was not scored.',
  modelFact: (name: string) => `model ${name}`,
  trainedOn: (rows: string, file: string) => `trained on ${rowsOf(rows)} of ${file}`,
}
