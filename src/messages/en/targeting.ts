import type { Template } from '../../domain/campaign/campaign-choice.ts'
import type { ListColumns } from '../../domain/targeting/list-settings.ts'
import { plural } from '../plural.ts'

const rowsOf = (n: string) => plural(n, 'row')
const pointsOf = (n: string) => plural(n, 'point')

/** What rows with the answer looked for do when they are left alone. */
const uncontacted: Record<Template, string> = {
  churn: 'Would leave if not contacted (%)',
  purchase: 'Would buy anyway (%)',
  click: 'Visits that come anyway (%)',
}

export const targeting = {
  title: (template: Template | undefined): string =>
    template === 'click' ? 'Where to advertise' : 'Whom to contact',
  how: (template: Template | undefined): string =>
    template === 'click'
      ? 'The best impressions of what was scored. A few of them, drawn by chance, are left without the advertisement: only beside them can anybody tell later what showing it changed.'
      : 'The best rows of what was scored. A few of them, drawn by chance, are left alone: only beside them can anybody tell later what contacting changed.',
  byLabel: 'Who is on the list',
  byCount: 'The best rows',
  byCut: (cut: string) => `At or above the cut, ${cut} of 100`,
  rows: 'How many rows',
  rowsHelp: 'Of rows with the same score, the first in the file.',
  answer: 'Chosen by the chance of',
  controlRows: 'Rows held out',
  controlHelp: 'The control group, drawn by chance with its share of every score.',
  suggested: (n: string) => `suggested: ${n}`,
  rate: (template: Template | undefined, answer: string) =>
    template === undefined ? `“${answer}” without a contact (%)` : uncontacted[template],
  rateGloss:
    'The share of the list that does so without the campaign. Until you know better, the average score of the list.',
  effect: 'Difference worth finding (points)',
  effectGloss:
    'By how many percentage points the campaign must change the rate so that it is worth knowing.',
  seed: 'Seed of the draw',
  useSuggestion: 'Take the suggested size',
  control: 'The control group',
  controlNote: (n: string) => `${rowsOf(n)} held out`,
  noticed: (template: Template | undefined, control: string, contacted: string, points: string) =>
    `With ${control} held out and ${contacted} ${template === 'click' ? 'shown' : 'contacted'} you would notice a difference of ${pointsOf(points)} or more, 8 times out of 10.`,
  noticesNothing: (control: string) =>
    control === '0'
      ? 'Nothing is held out: later nobody can tell what the campaign changed.'
      : `With ${control} held out no difference would be noticed reliably.`,
  needed: (points: string, rate: string, rows: string) =>
    `To notice ${pointsOf(points)} at a rate of ${rate}, ${rowsOf(rows)} must be held out.`,
  notEnough: (points: string, rate: string) =>
    `At a rate of ${rate} not even half of this list held out would show ${pointsOf(points)}: make the list longer, or look for a larger difference.`,
  tenth: 'A tenth is held out meanwhile.',
  method: 'Two-sided test of two rates at 5%, with a chance of 80% to notice the difference.',
  ofNumbers: 'For a predicted number no size is suggested; a tenth is held out.',
  onList: 'On the list',
  ofScored: (n: string) => `of ${n} scored`,
  contacted: (template: Template | undefined): string =>
    template === 'click' ? 'To show' : 'To contact',
  heldOut: 'Held out',
  expected: (answer: string) => `Expected “${answer}”`,
  expectedNote: 'without those held out, if the model’s chances hold',
  total: 'Predicted in total',
  totalNote: 'without those held out',
  profit: 'Expected profit',
  profitNote: 'without those held out, by the campaign plan',
  valuesMissing: (n: string, mean: string) =>
    `${n} of them without a value: each counts as the average of the file, ${mean}`,
  noValues: (column: string) =>
    `No profit is expected here: the plan takes what each is worth from “${column}”, and this file has no such column of numbers.`,
  lowest: (score: string) => `lowest score ${score}`,
  empty: 'No row is on the list. Choose more rows, or a lower cut.',
  trainingAmong:
    'These rows include those the model learnt from. Their scores look better than those of new rows, and so does what is expected of them.',
  preview: 'The first rows of the list',
  score: 'score',
  decile: 'decile',
  decileGloss: 'The tenth of all scored rows: 1 is the best.',
  reasonsHead: 'reasons',
  group: 'group',
  groups: { contact: 'contact', control: 'control' } as Record<string, string>,
  keep: 'Columns in the file',
  keepAll: 'All columns',
  keepOnly: (column: string) => `Only ${column}`,
  reasons: 'With reasons',
  reasonsHelp:
    'The three columns that move each score most, in words. Takes longer: about a minute for 100,000 rows.',
  reasonPoint: '{n} point',
  reasonPoints: '{n} points',
  downloadList: 'Download the list',
  downloadContact: (template: Template | undefined): string =>
    template === 'click' ? 'Only those to show' : 'Only those to contact',
  downloadControl: 'Only the control group',
  fileNote: ({ score, decile, reasons, group }: ListColumns, withReasons: boolean) =>
    `After your columns the file has “${score}”, “${decile}” (the tenth of all scored rows, 1 the best), ${withReasons ? `“${reasons}” ` : ''}and “${group}” (contact or control).`,
  renamed: (names: string) =>
    `Columns of your own are called ${names}, so those of the list have a number.`,
  keepList: 'Keep the whole list: it is needed to judge the campaign later.',
  writing: 'Writing the file',
  written: (percent: string) => `${percent} written`,
  later: 'How did it go?',
  laterText: 'When the campaign is over, open its results and see what it changed.',
  audienceTitle: 'Audience file for an advertising platform',
  audienceNote: 'hashed here, nothing is sent',
  audienceHow:
    'Addresses and numbers of those to contact as SHA-256, computed in this browser. The control group is never in it.',
  platform: 'Platform',
  platforms: { google: 'Google Ads', meta: 'Meta' },
  platformRules: {
    google:
      'Google’s rules: addresses without spaces and in lower case; telephone numbers in E.164 with the plus sign. Columns Email and Phone.',
    meta: 'Meta’s rules: addresses without spaces and in lower case; telephone numbers as digits that begin with the country code. Columns email and phone.',
  },
  email: 'Column with e-mail addresses',
  phone: 'Column with telephone numbers',
  none: 'None',
  countryCode: 'Country calling code',
  countryHelp: 'Only for numbers without one, like 1, 44 or 86.',
  countryInvalid: 'One to three digits are needed.',
  codeNeeded: (numbers: string) =>
    `${plural(numbers, 'number')} without a country code: say which country’s they are.`,
  codeGiven: (numbers: string, code: string) =>
    `${plural(numbers, 'number')} without a country code got ${code}.`,
  downloadAudience: 'Download the audience file',
  chooseKey: 'Choose a column first.',
  audienceDone: (rows: string, without: string) =>
    without === '0'
      ? `${rowsOf(rows)} written; everyone to contact has a key.`
      : `${rowsOf(rows)} written; ${without} of those to contact have no usable address or number.`,
  audienceNone: 'Nobody to contact has a usable address or number in these columns.',
  scoreOpen: 'Score the open table',
}
