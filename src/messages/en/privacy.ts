import type { Mention } from '../../domain/privacy/mentions.ts'
import type { PersonalType } from '../../domain/privacy/personal-data.ts'
import type { DateDetail } from '../../domain/privacy/privacy-step.ts'

const types: Record<PersonalType, string> = {
  email: 'e-mail addresses',
  phone: 'telephone numbers',
  nationalId: 'identity numbers',
  iban: 'bank accounts',
  card: 'card numbers',
  ip: 'IP addresses',
  birthDate: 'dates of birth',
  postcode: 'postcodes',
  address: 'addresses',
  name: 'names of people',
  id: 'numbers of single people or orders',
  mentions: 'addresses or numbers of people within its texts',
}

const mentions: Record<Mention, string> = {
  email: 'an e-mail address',
  iban: 'a bank account',
  nationalId: 'an identity number',
  card: 'a card number',
  phone: 'a telephone number',
}

const dates: Record<DateDetail, string> = { month: 'month only', year: 'year only' }

/** How columns are protected before anything else sees them. */
export const privacy = {
  title: 'Privacy of the data',
  how: 'What you protect here is changed before anything else sees it: the profile, the rows below, training, the model and the saved table see only what is left. The file itself stays as it is.',
  found: (type: PersonalType, column: string) => `${column} seems to hold ${types[type]}.`,
  evidence: (cells: string, of: string, type: PersonalType) =>
    `${cells} of the ${of} cells examined look like ${types[type]}.`,
  within: (cells: string, of: string, kinds: Mention[]) =>
    `${cells} of ${of} cells examined hold ${kinds.map((kind) => mentions[kind]).join(' or ')}.`,
  byName: 'Its name says so.',
  byDifferent: (different: string, of: string, named: boolean) =>
    `${named ? 'Its name says so: ' : ''}${different} different values in the ${of} cells examined.`,
  looksLike: 'Seems to hold',
  protection: 'Protection',
  protectionOf: (column: string) => `Protection of ${column}`,
  examples: 'Before and after',
  known: 'Others may know it',
  knownGloss:
    'What a neighbour or colleague could know about a person. Used only to count the rows that stand alone.',
  knownOf: (column: string) => `Others may know ${column} about a person`,
  typeName: (type: PersonalType) => types[type],
  none: 'as it is',
  pseudonym: 'pseudonym',
  drop: 'left out',
  prefix: (n: string) => (n === '1' ? 'first character' : `first ${n} characters`),
  band: (width: string) => `bands of ${width}`,
  date: (to: DateDetail) => dates[to],
  mask: 'addresses and numbers masked',
  remedies: {
    pseudonym: 'Use pseudonyms',
    drop: 'Leave it out',
    prefix: (n: string) => `Keep the first ${n} characters`,
    band: (width: string) => `Use bands of ${width}`,
    date: (to: DateDetail): string => (to === 'month' ? 'Keep month and year' : 'Keep the year'),
    mask: 'Mask them',
  },
  gone: '(left out)',
  nothing: 'No column looks like personal data. You can protect any column all the same.',
  allColumns: 'Show all columns',
  fewColumns: 'Show fewer columns',
  protectAll: 'Take all proposals',
  undo: 'Undo',
  save: 'Save the protected table',
  unprotected: 'Nothing is protected yet.',
  toPredict: 'to predict',
  alone: (columns: string[], unique: string, rows: string) =>
    `Anyone who knows ${columns.join(', ')} about a person can single out ${unique} of ${rows} rows: no other row has the same values.`,
  aloneAfter: (unique: string, few: string, smallest: string) =>
    `As protected now: ${unique} rows stand alone, ${few} are in groups of fewer than 5, and the smallest group has ${smallest}.`,
  aloneHint:
    'Wider bands, shorter postcodes and years instead of dates put more people in one group.',
  aloneNone: 'Tick what others may know about a person to see how many rows stand alone.',
  key: 'Key for the pseudonyms',
  keyWhy:
    'A pseudonym is made of the text and a key that only you have. The same text always has the same pseudonym, so groups and joins of tables still work; without the key nobody can recover the text or check a guess.',
  keyWaits: (columns: string[]) => `${columns.join(', ')}: left out until there is a key.`,
  keyWaitsText: 'Make a new key, or enter the one that you used before to get the same pseudonyms.',
  toKey: 'Go to the key',
  makeKey: 'Make a key',
  ownKey: 'A key of your own',
  ownKeyHelp: (n: string) => `At least ${n} characters: a key that you kept, or a long passphrase.`,
  useKey: 'Use this key',
  keyMade: 'This is your key. It is shown only once.',
  keyKeep:
    'Keep it where you keep passwords. It is not saved in this browser, nor put into the settings, a link or a model, and is forgotten when this page is closed. Whoever has it and guesses a text can check the guess.',
  copyKey: 'Copy the key',
  keyCopied: 'Copied.',
  keyByHand: 'Copy it by hand:',
  saveKey: 'Save it as a file',
  keyFile: (key: string) =>
    `Key for pseudonyms, made by Terrarium\n\n${key}\n\nWith this key the same texts have the same pseudonyms again. Keep it away from the tables.\n`,
  keyDone: 'I have kept it',
  keyInUse: 'A key is in use until this page is closed.',
  forgetKey: 'Forget the key',
}
