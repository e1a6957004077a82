import { plural } from '../plural.ts'

const rowsOf = (n: string) => plural(n, 'row')
const pointsOf = (n: string) => plural(n, 'point')

export const results = {
  title: 'How did it go?',
  short: 'Results',
  lead: 'What contacting changed, beside those who were left alone. No model needs to be open.',
  open: 'Open the results',
  openList: 'Open the list, too',
  empty: 'No results are open.',
  emptyText:
    'Take the list that you downloaded in Predict and add a column with what happened, such as bought: yes or no. Or take a file of orders or answers that shares a column with the list, such as a customer number, and open the list as well.',
  refused: 'This file was not opened.',
  what: 'What happened',
  whatHow: 'With 95% intervals: in 19 of 20 such campaigns the true number lies within.',
  noGroup: (contacted: string, successes: string, rate: string) =>
    `${successes} of ${contacted} contacted succeeded, ${rate}. Without a control group nobody can tell how many would have done so anyway. Hold some out next time.`,
  noContacted: 'No contacted row has a known outcome.',
  tooFew: (contacted: string, control: string, least: string) =>
    `Too few rows to say what contacting changed: ${contacted} contacted and ${control} held out, and at least ${least} of each are needed.`,
  unclear: (points: string, low: string, high: string) =>
    `Nobody can tell yet that contacting changed how many succeed: a difference of ${pointsOf(points)}, and anything from ${low} to ${high} fits.`,
  raised: (points: string, low: string, high: string) =>
    `Contacting raised the rate by ${pointsOf(points)}, somewhere between ${low} and ${high}.`,
  lowered: (points: string, low: string, high: string) =>
    `Contacting lowered the rate by ${pointsOf(points)}, somewhere between ${low} and ${high}.`,
  paid: (total: string, low: string, high: string) =>
    `It earned ${total} beyond what would have come anyway, somewhere between ${low} and ${high}.`,
  lost: (total: string, low: string, high: string) =>
    `It lost ${total}, somewhere between ${low} and ${high}.`,
  payUnclear: (total: string, low: string, high: string) =>
    `Whether it paid nobody can tell yet: ${total}, and anything from ${low} to ${high} fits.`,
  onlySuccesses:
    'Every row that counts is a success, so nothing can be compared. Does the file hold only those who bought or answered? Then open the list, too, and tick below that rows without an outcome did not succeed.',
  unanswered: 'This question has no answer',
  reversed:
    'That is rare: look below whether the right answer counts as a success, and which way the score points.',
  noWorth: 'Say what a success is worth to see whether it paid.',
  contacted: 'Contacted',
  control: 'Held out',
  effect: 'Difference',
  effectGloss: 'Rate of those contacted minus rate of those held out.',
  additional: 'Extra successes',
  additionalGloss: 'Successes that would not have come without contacting.',
  missed: 'Successes lost',
  missedGloss: 'Successes that would have come without contacting.',
  perContact: 'Profit per contact',
  total: 'Profit in all',
  ofRows: (successes: string, rows: string) => `${successes} of ${rows}`,
  interval: (low: string, high: string) => `${low} to ${high}`,
  points: pointsOf,
  leftOut: (n: string) => `${rowsOf(n)} without an outcome left out.`,
  blankCounted: (n: string) => `${rowsOf(n)} without an outcome counted as without success.`,
  leftOutGroup: (n: string) => `${rowsOf(n)} without a group left out.`,
  strangers: (n: string) => `${rowsOf(n)} of the results are not on the list.`,
  repeated: (n: string) =>
    `${rowsOf(n)} of the results repeat a key: worths of one key are added up, and one success is enough.`,
  charged: (contacts: string, incentives?: string) =>
    incentives === undefined ? `Charged: ${contacts}.` : `Charged: ${contacts}; ${incentives}.`,
  chargedContacts: (cost: string, contacted: string) =>
    `${cost} for each of ${rowsOf(contacted)} contacted`,
  chargedIncentives: (cost: string, takers: string, share: string) =>
    `and ${cost} for each of about ${takers} who took the incentive: those won by it, and ${share} of those who would have succeeded anyway`,
  questions: 'What the columns say',
  questionsHow: 'Guessed from names and values; change what is wrong.',
  outcome: 'What happened stands in',
  success: 'A success is',
  chooseSuccess: 'Choose…',
  successUnknown: 'Neither names nor values say which answer is the good one.',
  sayFirst: 'Say below what a success is; then you see what contacting changed.',
  noOutcome:
    'This file has no result yet: all its columns were there when the list was made. Add one with what happened, or choose below which one says it.',
  anyValue: 'Any value: being in the file counts',
  aboveNothing: 'An amount above 0',
  group: 'The group stands in',
  groupNone: 'Nobody was held out',
  controlValue: 'Held out are',
  score: 'The score stands in',
  scoreNone: 'No score',
  listKey: 'Key in the list',
  resultKey: 'Key in the results',
  worthColumn: 'Worth of each success',
  worthSame: 'The same for all',
  inList: (column: string) => `${column} (in the list)`,
  noNumbers: 'Not every value of this column can be read as a number.',
  worth: 'Worth of a success',
  perContactCost: 'Cost of a contact',
  perSuccessCost: 'Incentive',
  perSuccessHelp: 'The discount or gift for each one who takes it.',
  takenAnyway: 'Take it though not needed (%)',
  takenAnywayHelp:
    'Of 100 contacted who would have succeeded anyway, so many take the incentive. Of buyers all do; of customers who stay, as many as the plan says.',
  blankMeansNo: 'Rows without an outcome did not succeed',
  blankHelp: 'For a file that holds only those who bought or answered.',
  opposite: 'A high score foretold the opposite',
  oppositeHelp: 'As with “will leave”, where a success is to stay.',
  amountInvalid: 'A number is needed.',
  files: (results: string, rows: string) => `${results}: ${rowsOf(rows)}`,
  judging: 'Counting',
  ranking: 'Did the ranking hold?',
  rankingNone: 'Too few contacted rows with a score to judge the ranking.',
  rankUnclear: (auc: string, low: string, high: string) =>
    `Whether the ranking held nobody can tell: AUC ${auc}, and anything from ${low} to ${high} fits; 0.5 is chance.`,
  rankOneOutcome: 'All contacted rows had the same outcome: that says nothing about the ranking.',
  otherWay:
    'Perhaps it is read the wrong way round: see what is set for “A high score foretold the opposite”.',
  contactingChanges: 'But contacting itself may have changed that, and nobody was held out.',
  foretoldSuccess: {
    how: 'Contacted rows in parts of equal size by their score: the rate of success that came, with its 95% interval, beside that of held-out rows of such scores and the rate that the scores led one to expect. If the ranking holds, it falls from left to right.',
    held: (auc: string, low: string, high: string) =>
      `The ranking held: rows with higher scores succeeded more often (AUC ${auc}, ${low} to ${high}; 0.5 is chance).`,
    notHeld: (auc: string, low: string, high: string) =>
      `The ranking was upside down: rows with higher scores succeeded less often (AUC ${auc}, ${low} to ${high}; 0.5 is chance).`,
    expected: (expected: string, observed: string) =>
      `Of those contacted, the scores led one to expect ${expected} successes; ${observed} came.`,
    expectedHeldOut: (rows: string, expected: string, observed: string) =>
      `Contacting may have changed that: of the ${rows} held out, they led one to expect ${expected}; ${observed} came.`,
    expectedRate: 'Success expected',
    observedRate: 'Success observed',
    heldOutRate: 'Success among held-out',
  },
  foretoldFailure: {
    how: 'Contacted rows in parts of equal size by their score: the rate without success that came, with its 95% interval, beside that of held-out rows of such scores and the rate that the scores led one to expect. If the ranking holds, it falls from left to right.',
    held: (auc: string, low: string, high: string) =>
      `The ranking held: rows with higher scores succeeded less often, as foretold (AUC ${auc}, ${low} to ${high}; 0.5 is chance).`,
    notHeld: (auc: string, low: string, high: string) =>
      `The ranking was upside down: rows with higher scores succeeded more often, though the opposite was foretold (AUC ${auc}, ${low} to ${high}; 0.5 is chance).`,
    expected: (expected: string, observed: string) =>
      `Of those contacted, the scores led one to expect ${expected} without success; ${observed} did not succeed.`,
    expectedHeldOut: (rows: string, expected: string, observed: string) =>
      `Contacting may have changed that: of the ${rows} held out, they led one to expect ${expected} without success; ${observed} did not succeed.`,
    expectedRate: 'No success expected',
    observedRate: 'No success observed',
    heldOutRate: 'No success among held-out',
  },
  part: 'Part',
  decileGloss:
    'The tenth of these rows: 1 has the highest scores. In the list, “decile” counts all scored rows.',
  partHighest: (n: string) => `${n} (highest scores)`,
  rows: 'Rows',
  heldOutRows: 'Held-out rows',
  low: (rate: string) => `${rate}, from`,
  high: (rate: string) => `${rate}, to`,
  rateAxis: (rate: string) => `${rate}, with 95% intervals`,
  partAxis: 'parts of the rows by score, 1 with the highest',
}
