import { plural } from '../plural.ts'
import { quote } from '../quote.ts'

export const projects = {
  short: 'Projects',
  title: 'Projects in this browser',
  lead: 'Each table you open begins a project. Your choices, runs and models are saved as you go; the rows of the table only if you tick that.',
  newOne: 'New project',
  search: 'Search by name',
  empty: 'No projects yet.',
  emptyText: 'Open a table, and what you do with it is kept here.',
  noneFound: (text: string) => `No project has ${quote(text)} in its name.`,
  nothingKept: 'Nothing is kept in this tab.',
  nothingKeptText:
    'You asked for that, so projects are neither written nor shown here. What is kept in this browser from before is still there.',
  moreShort: 'More',
  shown: (shown: string, all: string) => `${shown} of ${all} shown`,
  project: 'Project',
  question: 'Predicts',
  rowsKept: 'Rows of the table',
  changed: 'Changed',
  size: 'Size',
  actions: 'Actions',
  runs: (count: string) => plural(count, 'run'),
  models: (count: string) => plural(count, 'model'),
  kept: 'kept',
  notKept: 'not kept',
  openNow: 'open',
  open: 'Open',
  rename: 'Rename',
  duplicate: 'Duplicate',
  delete: 'Delete',
  openLabel: (name: string) => `Open project ${name}`,
  moreLabel: (name: string) => `More for project ${name}`,
  renameTitle: 'Rename the project',
  name: 'Name of the project',
  save: 'Save',
  copyOf: (name: string) => `${name} copy`,
  deleted: (name: string) => `Deleted project ${name}.`,
  failed: 'That did not work.',
  before: 'Models kept before',

  note: 'Note',
  noteHelp: 'For yourself: what the project is for, what to try next.',
  keepData: 'Keep the rows of the table on this device',
  keepDataHelp: (name: string, bytes: string) =>
    `Puts a copy of ${quote(name)} (${bytes}) into this browser’s storage, so that the project opens with its table. It is not encrypted: anyone who uses this browser profile can read it.`,
  keepDataKept: (name: string, bytes: string) =>
    `A copy of ${quote(name)} (${bytes}) is in this browser’s storage. It is not encrypted. Untick to erase it at once.`,
  keepDataNoTable: 'Open the project’s table first.',
  keeping: 'Keeping the rows',
  keepingPart: (percent: string) => `${percent} written`,

  continueTitle: 'Go on with',
  all: 'All projects',

  reopenTitle: (name: string) => `Open ${name} to go on`,
  reopenText: (project: string, rows: string, columns: string) =>
    `The project ${quote(project)} was made with a table of ${rows} rows and ${columns} columns. Its rows were not kept on this device; everything else was.`,
  reopenDamaged: (project: string) =>
    `The rows kept of the project ${quote(project)} are damaged and were not opened. Everything else of it is whole; open the file again, and a new copy of its rows is kept.`,
  reopen: (name: string) => `Open ${name}`,
  reopenSample: 'Load the sample again',
  toModel: 'See its model',
  otherTitle: 'Is this the table of the project?',
  otherText: (project: string, was: string, is: string) =>
    `The project ${quote(project)} was made with ${was}. You opened ${is}.`,
  tableFacts: (name: string, rows: string, columns: string) =>
    `${quote(name)} (${rows} rows, ${columns} columns)`,
  otherUse: 'Use it in this project',
  otherNew: 'Begin a new project with it',
  anotherVersion: 'Open another version of this table',

  following: 'This project is open in another tab.',
  followingText: 'Here it is shown as it stands there and cannot be changed.',
  followingTraining: (epoch: string) => `Training there is at epoch ${epoch}.`,
  takeOver: 'Take over here',
  takingOver: 'Waiting for the other tab to save…',
  takenOver: 'The project was taken over by another tab.',
  silent: 'The other tab does not answer.',
  silentText:
    'It may hang, or the device was asleep. Wait for it, close it, or take the project as it was saved last.',
  unsavedThere: 'The other tab cannot save what was done there last.',
  unsavedThereText:
    'See there what stands in the way. If you take the project as it was saved last, what was done there since is lost.',
  takeAnyway: 'Take it as saved last',

  unsavedTitle: 'What you did last is not saved',
  unsavedText: (project: string) =>
    `The project ${quote(project)} could not be stored. If you open something else now, what is not saved of it is lost.`,
  stay: 'Stay',
  leaveAnyway: 'Open the other and lose it',

  interrupted: {
    title: (file: string, epoch: string, epochs: string) =>
      epoch === '0'
        ? `Training on ${quote(file)} was interrupted before its first checkpoint.`
        : `Training on ${quote(file)} was interrupted; it is kept up to epoch ${epoch} of at most ${epochs}.`,
    same: 'It can go on, and gives the same weights, bit by bit, as if nothing had happened.',
    otherEngine:
      'It can go on. The graphics card that it ran on is not here now: the last digits may come out differently.',
    openFirst: (file: string) =>
      `The rows of ${quote(file)} were not kept on this device. Open the file, and training can go on.`,
    resume: (epoch: string) => (epoch === '0' ? 'Start it again' : `Resume from epoch ${epoch}`),
    open: (file: string) => `Go to ${quote(file)}`,
    discard: 'Discard it',
  },

  head: {
    saved: 'Saved',
    saving: 'Saving…',
    failed: 'Not saved',
    following: 'Read-only: open in another tab',
    nothing: 'Nothing is kept',
  },
}
