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
    `Nobody can tell yet that contacting changed anything: a difference of ${pointsOf(points)}, and anything from ${low} to ${high} fits.`,
  raised: (points: string, low: string, high: string) =>
    `Contacting raised the rate by ${pointsOf(points)}, somewhere between ${low} and ${high}.`,
  lowered: (points: string, low: string, high: string) =>
    `Contacting lowered the rate by ${pointsOf(points)}, somewhere between ${low} and ${high}.`,
  paid: (total: string, low: string, high: string) =>
    `It earned ${total} beyond what would have come anyway, somewhere between ${low} and ${high}.`,
  lost: (total: string, low: string, high: string) =>
    `It lost money: ${total}, somewhere between ${low} and ${high}.`,
  payUnclear: (total: string, low: string, high: string) =>
    `Whether it paid nobody can tell yet: ${total}, and anything from ${low} to ${high} fits.`,
  noWorth: 'Say what a success is worth to see whether it paid.',
  contacted: 'Contacted',
  control: 'Held out',
  effect: 'Difference',
  effectGloss: 'Rate of those contacted minus rate of those held out.',
  additional: 'Extra successes',
  additionalGloss: 'Successes that would not have come without contacting.',
  perContact: 'Profit per contact',
  total: 'Profit in all',
  ofRows: (successes: string, rows: string) => `${successes} of ${rows}`,
  interval: (low: string, high: string) => `${low} to ${high}`,
  points: pointsOf,
  leftOut: (n: string) => `${rowsOf(n)} without an outcome left out.`,
  leftOutGroup: (n: string) => `${rowsOf(n)} without a group left out.`,
  strangers: (n: string) => `${rowsOf(n)} of the results are not on the list.`,
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
  anyValue: 'Any value: being in the file counts',
  group: 'The group stands in',
  groupNone: 'Nobody was held out',
  controlValue: 'Held out are',
  score: 'The score stands in',
  scoreNone: 'No score',
  listKey: 'Key in the list',
  resultKey: 'Key in the results',
  worthColumn: 'Worth of each success',
  worthSame: 'The same for all',
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
  foretoldSuccess: {
    how: 'Contacted rows by their score, highest first: the rate of success that the score led one to expect, and the rate that came.',
    held: (auc: string, low: string, high: string) =>
      `The ranking held: whoever scored higher succeeded more often (AUC ${auc}, ${low} to ${high}; 0.5 is chance).`,
    notHeld: (auc: string, low: string, high: string) =>
      `The ranking was upside down: whoever scored higher succeeded less often (AUC ${auc}, ${low} to ${high}; 0.5 is chance).`,
    expected: (expected: string, observed: string) =>
      `The scores led one to expect ${expected} successes; ${observed} came.`,
    expectedRate: 'Success expected',
    observedRate: 'Success observed',
  },
  foretoldFailure: {
    how: 'Contacted rows by their score, highest first: the rate without success that the score led one to expect, and the rate that came.',
    held: (auc: string, low: string, high: string) =>
      `The ranking held: whoever scored higher succeeded less often, as foretold (AUC ${auc}, ${low} to ${high}; 0.5 is chance).`,
    notHeld: (auc: string, low: string, high: string) =>
      `The ranking was upside down: whoever scored higher succeeded more often, though the opposite was foretold (AUC ${auc}, ${low} to ${high}; 0.5 is chance).`,
    expected: (expected: string, observed: string) =>
      `The scores led one to expect ${expected} without success; ${observed} did not succeed.`,
    expectedRate: 'No success expected',
    observedRate: 'No success observed',
  },
  part: 'Part',
  partHighest: (n: string) => `${n} (highest scores)`,
  rows: 'Rows',
  observedInterval: '95% interval',
}
