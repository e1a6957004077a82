import type { FailureDetails } from '../../domain/failure.ts'
import { formatFor } from '../format.ts'
import { quote } from '../quote.ts'
import { aside } from './aside.ts'

const format = formatFor('en')

/** About what the browser keeps, and about files that hold what was made. */
type KeptCode =
  | 'storageFull'
  | 'storageBlocked'
  | 'storageShut'
  | 'storageNewer'
  | 'storageDamaged'
  | 'storageClosed'
  | 'modelNotFound'
  | 'projectNotFound'
  | 'projectInUse'
  | 'runNotFound'
  | 'interrupted'
  | 'projectDamaged'
  | 'storedDamaged'
  | 'dataNotKept'
  | 'rowsDamaged'
  | 'modelDamaged'
  | 'notAModelFile'
  | 'fileTooLarge'
  | 'tooManyModels'
  | 'passphraseNeeded'
  | 'passphraseWrong'
  | 'sealedDamaged'
  | 'sealingUnavailable'
  | 'notAClassPack'
  | 'classPackTooLarge'
  | 'notAResult'

/** One sentence or more for each. */
export type KeptFailures = { [Code in KeptCode]: (details: FailureDetails[Code]) => string }

export const keptFailures: KeptFailures = {
  storageFull: () =>
    'This browser’s storage is full; nothing was saved and nothing lost. Erase projects or models you no longer need (those deleted take space, too), or download this one.',
  storageBlocked: ({ reason }) =>
    `This browser does not let the page store anything${aside(reason)}. Download the model to keep it.`,
  storageShut: () =>
    'This tab keeps nothing, as you chose. Download what you want to keep, or choose under Storage to keep work again.',
  storageNewer: () =>
    'What is stored was written by a newer Terrarium. Reload the page to get it; nothing was changed.',
  storageDamaged: ({ reason }) =>
    `This browser cannot read what it stored${aside(reason)}; nothing was deleted. Download what is on screen, then restart the browser and try again.`,
  storageClosed: () =>
    'The browser closed its storage before this was done, perhaps because the data of this site was cleared. What is on screen is still here: save it again or download it.',
  modelNotFound: () =>
    'This model is no longer stored in this browser. It may have been deleted in another tab.',
  projectNotFound: () =>
    'This project is no longer in this browser; it may have been deleted in another tab.',
  projectInUse: () =>
    'Another tab has this project open and writes it. Close it there, or open it here and take it over; then delete it.',
  runNotFound: () =>
    'This run is no longer in this browser; it may have been deleted in another tab.',
  interrupted: ({ epochs }) => `It was interrupted after epoch ${format.count(epochs)}.`,
  projectDamaged: ({ reason }) =>
    `This project cannot be read: ${reason} does not fit. Nothing was changed.`,
  storedDamaged: () =>
    'What was stored here is damaged, and so is the copy before it. If you downloaded one, open that file.',
  dataNotKept: () =>
    'The rows of this table are not kept in this browser. Open the file again to go on.',
  rowsDamaged: () =>
    'The rows kept in this browser are damaged and were not opened. Open the file again to go on.',
  modelDamaged: ({ reason }) =>
    `The model is damaged and was not opened${aside(reason)}. Use another copy, or train it again.`,
  notAModelFile: ({ name, reason }) =>
    `${quote(name)} is no Terrarium file, or a damaged one${aside(reason)}. Nothing was changed; open another copy of it.`,
  fileTooLarge: ({ bytes, most }) =>
    `This would be ${format.bytes(bytes)}; a Terrarium file may hold ${format.bytes(most)}. Leave the rows of data or some models out.`,
  tooManyModels: ({ models }) =>
    `This project has ${format.count(models)} models, more than a Terrarium file may hold. Delete some, or download single ones on the Models page.`,
  passphraseNeeded: ({ name }) => `${quote(name)} is sealed. Enter its passphrase.`,
  passphraseWrong: ({ name }) =>
    `This passphrase does not open ${quote(name)}. Check capitals and spaces, and try again.`,
  sealedDamaged: ({ name }) =>
    `${quote(name)} is sealed, and damaged or cut off. Nothing was changed; open another copy of it.`,
  sealingUnavailable: () =>
    'Browsers offer no encryption at plain HTTP addresses. Open this page through HTTPS or localhost.',
  notAClassPack: ({ name, reason }) =>
    `${quote(name)} is not a class pack${aside(reason)}. Nothing was opened.`,
  classPackTooLarge: ({ bytes, most }) =>
    `A class pack may hold ${format.bytes(most)}, and this one has ${format.bytes(bytes)}. Leave rows out, or hand out the table by itself.`,
  notAResult: ({ name }) => `${quote(name)} is not a result that was saved in the classroom.`,
}
