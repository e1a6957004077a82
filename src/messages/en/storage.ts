import { plural } from '../plural.ts'

/** Where everything is kept, and what can be done about it. */
export const storage = {
  short: 'Storage',
  title: 'Storage',
  lead: 'Everything Terrarium keeps is in this browser, on this device. Nowhere else is there a copy.',
  measuring: 'Being counted',
  persistent: 'kept until erased',
  notPersistent: 'may be cleared',
  line: (bytes: string, how: string) => `${bytes} here, ${how}`,
  lineNothing: 'Nothing is kept',
  lineFull: 'Storage is full',
  lineFailed: 'Storage does not work',

  how: 'Where it is',
  where: 'Place',
  whereValue: 'This browser profile on this device',
  all: 'In all',
  lasting: 'How long',
  lastingPersistent: 'Until you erase it: the browser has marked it persistent.',
  lastingNot: 'The browser may clear it when the disk is nearly full.',
  lastingUnknown: 'This browser does not say.',
  limits:
    'Clearing the browser’s site data erases it. A private window forgets it when it is closed, and no page can tell that it is in one. Safari clears sites that were not opened for seven days of use. Download what matters.',
  persist: 'Ask the browser to keep it',
  persistRefused:
    'The browser did not agree. Many agree for pages that are bookmarked, installed or used often. Download what matters.',

  inTrash: ' (recently deleted)',
  largest: 'Largest projects',
  largestHow: 'Delete one, then erase it for good under Projects to make room.',

  nothing: 'Keep nothing in this tab',
  nothingHelp:
    'From then on nothing is written: no project, no model, no preference. The work lives in memory and is gone when the tab is closed or reloaded. What was kept before stays until you erase it.',
  nothingOn: 'Nothing is kept in this tab.',
  nothingOnText:
    'Close or reload the tab, and everything in it is gone. Download what you want to keep.',
  nothingEnd: 'Keep work again',

  erase: 'Erase everything',
  eraseHow: 'Everything that Terrarium keeps in this browser goes, at once and for good.',
  eraseTitle: 'Erase everything?',
  eraseList: (projects: string, models: string, bytes: string) =>
    `${plural(projects, 'project')} and ${plural(models, 'model')}, ${bytes} in all`,
  eraseRest: [
    'runs, notes, kept rows and what was recently deleted',
    'preferences: language, colours, how often test results were looked at, timings of engines, lessons done',
    'the copy of the page for work without a network',
  ],
  eraseOpen: 'What is open now is closed, here and in other tabs. This cannot be undone.',
  eraseSure: 'Yes, erase everything',
  eraseFirst: 'Tick the box first.',
  erasing: 'Erasing…',
  erased: 'Everything is erased. Terrarium keeps nothing in this browser now.',
  erasedElsewhere: 'Everything was erased in another tab. What is open here is in memory only.',
  erasePart: 'Not everything could be erased. Close Terrarium’s other tabs and try again.',

  former: (date: string) => `The newest save is damaged: this is the one before it, of ${date}.`,
  formerText: 'What was changed after that is lost. All else is whole, and is saved as ever.',
  runGoesOn: 'A run that is under way goes on, and its next checkpoint is tried again by itself.',
  full: 'Not saved: the storage is full.',
  fullText:
    'What is on screen is safe in memory as long as this tab is open. Make room, or download the model.',
  blocked: 'Not saved: this browser lets the page store nothing.',
  blockedText:
    'Private windows and strict settings do that. You can work on in memory; download the model before you close the tab.',
  damaged: 'Not saved: what this browser stored is damaged.',
  damagedText:
    'It cannot be read at present. What is on screen is safe in memory: download the model. Restarting the browser sometimes helps. To start afresh, what is stored has to be erased.',
  newer: 'Not saved: a newer Terrarium has been used in this browser.',
  newerText:
    'This tab is older than what is stored. Nothing was changed; reload to get the newer page.',
  waiting: 'Another tab runs an older Terrarium and holds the storage.',
  waitingText: 'Close or reload the other tab; this one goes on by itself then.',
  superseded: 'A newer Terrarium was opened in another tab.',
  supersededText: 'This tab has saved what it had and writes nothing any more. Reload it.',
  cleared: 'Not saved: the browser has cleared what was stored.',
  clearedText:
    'Someone cleared the site data, or the browser made room. What is open here is still in memory: save it again.',
  gone: 'Not saved: this project was deleted in another tab.',
  goneText: 'What is open here is still in memory: save it again, or leave it deleted.',
  saveAgain: 'Save again',
  tryAgain: 'Try again',
  makeRoom: 'See what takes room',
  downloadModel: 'Download the model',
  startFresh: 'Erase and start afresh',
  reload: 'Reload',
}
