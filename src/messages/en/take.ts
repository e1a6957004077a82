import { plural } from '../plural.ts'
import { quote } from '../quote.ts'

/** Saving models and projects as files, and opening them. */
export const take = {
  modelTitle: (name: string) => `Save ${quote(name)} as a file`,
  projectTitle: (name: string) => `Save the project ${quote(name)} as a file`,
  holds: 'The file holds',
  about: (bytes: string) => `About ${bytes}.`,
  project: 'The project’s name, note and settings, and the names of its file and columns',
  runs: (count: string) => `Runs, with settings, losses and scores: ${count}`,
  runsDamaged: (n: string) => `Not in the file, because they are damaged: ${plural(n, 'run')}.`,
  runsOlder: (n: string) =>
    `Not in the file, because it has no room for so many: ${plural(n, 'run')}, the oldest ones.`,
  runsUnfinished: (n: string) =>
    `Not in the file, because they have not ended: ${plural(n, 'run')}.`,
  models: (count: string) =>
    `Models with weights, those you kept and the one last on screen: ${count}`,
  model: 'The model: settings, weights, scores and the state of training',
  columns: (columns: string, texts: string) =>
    `From the columns (${columns}): ranges, means and ${texts} texts of categories`,
  rare: (columns: string) =>
    `Texts that fewer than five rows have, which may tell of single persons: ${columns}`,
  answers: (count: string) => `Actual values of single rows: ${count}`,
  noRows: 'No rows of the table.',
  rows: (name: string, bytes: string) => `Put the rows in: ${name}, ${bytes}`,
  rowsHelp: 'Whoever can open the file can read every row.',
  rowsDamaged:
    'The rows kept in this browser are damaged, so they cannot go along. Open the file again to keep it anew.',
  rowsNotKept: 'The rows are not kept in this browser, so they cannot go along.',
  seal: 'Passphrase (optional)',
  sealHelp: (least: string) =>
    `Seals the file, so that only those who know it can open it. At least ${least} characters; the longer, the harder to guess.`,
  short: (least: string) => `The passphrase is too short: it needs at least ${least} characters.`,
  sealAgain: 'Passphrase once more',
  sealWarning: 'There is no way to recover a passphrase. Without it the file cannot be opened.',
  different: 'The two passphrases are not the same.',
  noSeal: 'A passphrase cannot be set here: browsers offer no encryption at plain HTTP addresses.',
  save: 'Save file',
  sealing: 'Writing the file…',
  openTitle: (name: string) => `${quote(name)} is sealed`,
  passphrase: 'Passphrase',
  open: 'Open',
  opening: 'Opening…',
  exportProject: 'Save as a file',
}
