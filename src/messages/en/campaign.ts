import type { Assumption } from '../../domain/campaign/sensitivity.ts'
import type { Template } from '../../domain/campaign/campaign-choice.ts'

/** How a campaign's rows are called. */
interface Roles {
  /** Rows with the answer looked for, and one of them. */
  positives: string
  /** The same as the head of a column. */
  head: string
  positive: string
  /** One of the others. */
  other: string
}

/** Of a model whose campaign nobody named yet. */
const neutral = (answer: string): Roles => ({
  positives: `rows with the answer “${answer}”`,
  head: `“${answer}”`,
  positive: `a row with the answer “${answer}”`,
  other: 'any other row',
})

const roles: Record<Template, Roles> = {
  churn: { positives: 'leavers', head: 'Leavers', positive: 'a leaver', other: 'a stayer' },
  purchase: {
    positives: 'buyers',
    head: 'Buyers',
    positive: 'a would-be buyer',
    other: 'anyone else',
  },
  click: {
    positives: 'clicks',
    head: 'Clicks',
    positive: 'an impression that gets a click',
    other: 'any other impression',
  },
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** The panes about lists drawn up by score, and what a campaign by them earns. */
export const campaign = {
  roles: (template: Template | undefined, answer: string): Roles =>
    template === undefined ? neutral(answer) : roles[template],
  working: 'Working out what a list of each length reaches …',
  failed: 'The list could not be judged',
  tooFew:
    'Too few rows to judge a list by: it takes 20 test rows, and 10 of either answer among them.',
  needsRows: (file: string) => `To judge lists, open ${file} again: its rows are counted anew.`,
  classLabel: 'Class looked for',

  gains: (positives: string) => `How many ${positives} a list reaches`,
  gainsHow: 'The steeper at the start, the better. The band holds 95 of 100 resamples.',
  gainsY: (positives: string) => `share of all ${positives} reached`,
  gainsX: 'share of the list, best first',
  thisNetwork: 'this network',
  atRandom: 'picked at random',
  plannedDepth: (depth: string) => `${depth} of the list,`,
  plannedReach: (reached: string, positives: string) => `${reached} of ${positives} reached`,
  gainsFinding: (depth: string, reached: string, positives: string) =>
    `The best ${depth} of the list reach ${reached} of all ${positives}.`,
  byLinear: (reached: string) => `A linear model’s list of that length reaches ${reached}.`,
  depth: 'Depth',
  reached: 'Reached',
  liftAt: 'Lift',
  low: 'from',
  high: 'to',

  profit: 'What the campaign earns',
  profitHow: (template: Template) =>
    `Profit for the first so many ${template === 'click' ? 'impressions' : 'customers'}, in order of their score.`,
  /** Follows the above where there is a slider. */
  profitMove: 'Move the slider to plan another depth; every number on this page follows.',
  profitY: 'expected profit of the campaign',
  /** So many of those on a list. */
  counted: (template: Template, n: string) =>
    `${n} ${template === 'click' ? 'impressions' : 'customers'}`,
  profitX: (template: Template) =>
    `${template === 'click' ? 'impressions' : 'customers contacted'}, best first`,
  best: (contacts: string) => `best: ${contacts}`,
  planned: (contacts: string) => `planned: ${contacts}`,
  range: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
  everyone: (profit: string) => `whole list: ${profit}`,
  profitFinding: (contacts: string, profit: string, everyone: string) =>
    `The best ${contacts} earn ${profit}, the whole list ${everyone}.`,
  slider: (contacts: string) => `Take the best ${contacts}`,
  sliderCut: (of100: string) => `all who score ${of100} of 100 or more`,
  say: {
    best: (contacts: string, profit: string, low: string, high: string) =>
      `The best list has ${contacts} and should earn ${profit} (${low} to ${high}).`,
    bestWithin: (contacts: string, profit: string, low: string, high: string) =>
      `Within these limits the best list has ${contacts} and should earn ${profit} (${low} to ${high}).`,
    none: 'No list earns anything with these amounts: even the best score costs more than it brings.',
    noneWithin: 'No list within these limits earns anything.',
    planned: (contacts: string, profit: string, low: string, high: string) =>
      `The list as planned now has ${contacts} and should earn ${profit} (${low} to ${high}).`,
    everyone: (profit: string) => `The whole list would earn ${profit}, no list 0.`,
    everyoneMore:
      'On the test rows that is more than the best list brings: such a list gains nothing there.',
    breakEven: (contacts: string) => `Beyond ${contacts} the campaign loses money.`,
    cost: (cost: string) => `The planned list costs ${cost}, incentives included.`,
    overBudget: (amount: string) => `It is over budget by ${amount}.`,
    overContacts: (contacts: string) => `It is ${contacts} longer than planned for.`,
    how: 'The depth of the best list was chosen on validation rows on purpose, and its profit measured on test rows: another depth may look better there by luck alone.',
    byHand:
      'This depth was set by hand: chosen by looking at the test rows, its profit looks better than it is.',
  },
  takeBest: 'Plan the best list',
  inviteTitle: 'What would a campaign earn?',
  invite: (template: Template | undefined) =>
    `Say what ${template === 'click' ? 'an impression costs and what a click' : 'a contact costs and what a customer'} is worth. Then this shows what a list of each length earns, how long the best one is, and where it begins to lose.`,

  form: 'The campaign',
  template: 'For',
  templates: {
    churn: 'Retention',
    purchase: 'Sales',
    click: 'Clicks',
  } satisfies Record<Template, string>,
  currency: 'Currency',
  contactCost: (template: Template, symbol: string) =>
    `${template === 'click' ? 'One impression' : 'One contact'}, ${symbol}`,
  incentive: (symbol: string) => `Incentive, ${symbol}`,
  incentiveGloss: 'The discount, voucher or gift for each one who takes the offer.',
  successRate: {
    churn: 'Leavers it keeps, %',
    purchase: 'Buyers who accept, %',
    click: 'Foretold clicks that come, %',
  } satisfies Record<Template, string>,
  successGloss: {
    churn: 'Of 100 leavers who are contacted, so many stay because of it and take the incentive.',
    purchase: 'Of 100 would-be buyers who are contacted, so many take the offer.',
    click:
      'Of 100 impressions that the list is right about, so many do get their click. Not the click-through rate.',
  } satisfies Record<Template, string>,
  takeRate: {
    churn: 'Stayers who take it, %',
    purchase: 'Would buy anyway, %',
    click: 'Visits that come anyway, %',
  } satisfies Record<Template, string>,
  takeGloss: {
    churn:
      'Of 100 stayers who are contacted, so many take the incentive though they would stay anyway.',
    purchase:
      'Of 100 who take the offer, so many would have bought without it: they bring nothing extra.',
    click:
      'Of 100 clicks, so many are visits that would have come without the advertisement: they bring nothing extra.',
  } satisfies Record<Template, string>,
  value: {
    churn: 'Value of a customer',
    purchase: 'Value of a customer',
    click: 'Value of a click',
  } satisfies Record<Template, string>,
  sameForAll: 'the same for all',
  rowByRow: (column: string) => `${column}, row by row`,
  valueAmount: (symbol: string) => `Each is worth, ${symbol}`,
  maxContacts: {
    churn: 'Most contacts',
    purchase: 'Most contacts',
    click: 'Most impressions',
  } satisfies Record<Template, string>,
  budget: (symbol: string) => `Budget, ${symbol}`,
  listSize: (template: Template): string =>
    template === 'click' ? 'Impressions in all' : 'Customers in all',
  listHint: (rows: string) => `${rows} test rows stand for them`,
  noneSet: 'no limit',
  clearLimits: 'No limits',
  formula: {
    value: 'value',
    earns: (role: string, formula: string) => `${capital(role)} earns ${formula}.`,
    costs: (role: string, formula: string) => `${capital(role)} costs ${formula}.`,
  },
  missingValues: (n: string, mean: string) =>
    `${n} rows have no value: each counts as the average, ${mean}.`,
  negativeValues: (n: string) => `${n} rows have a value below 0; they count as they are.`,

  tenths: 'Deciles (tenths) of the list, best first',
  tenthsHow:
    'Rows in order of their score, cut into ten parts (the first ones a row longer where ten does not divide them). Rows of one score are one group: a decile that cuts it gets its share of them.',
  tenthsRows: (rows: string) => `${rows} test rows`,
  tenthsScaled: (rows: string, customers: string) =>
    `${rows} test rows; profit scaled to ${customers}`,
  tenth: 'Decile',
  score: (of100: string) => `${of100}%`,
  tenthSize: 'Rows',
  tenthRate: 'Rate',
  scoreFrom: 'Score from',
  ofRows: (rows: string) => `of ${rows}`,
  lift: 'Lift',
  liftGloss: (positives: string) =>
    `Share of ${positives} in this decile, divided by their share in the whole list: how many times better than chance.`,
  cumulativeLift: 'Lift so far',
  reachedSoFar: 'Reached',
  ks: 'KS',
  ksGloss:
    'Share of those looked for reached so far, less the share of all others: the largest is the Kolmogorov-Smirnov distance.',
  ksMost: (value: string, depth: string) =>
    `KS, the largest distance between the two: ${value} at ${depth} of the list.`,
  profitOf: 'Profit',
  line: (ordinal: string, depth: string) =>
    `The heavy line in the table stands under decile ${ordinal}: the planned depth, ${depth} of the list, lies inside it.`,
  lineAt: (ordinal: string) =>
    `The heavy line in the table stands under decile ${ordinal}, where the planned list ends.`,
  cutLine: (ordinal: string, cut: string, depth: string) =>
    `The heavy line in the table stands under decile ${ordinal}: the list at the cut of ${cut}, ${depth} of all, ends inside it.`,
  cutLineAt: (ordinal: string, cut: string) =>
    `The heavy line in the table stands under decile ${ordinal}, where the list at the cut of ${cut} ends.`,

  sensitivity: 'If an assumption is wrong',
  sensitivityHow:
    'Move what you are unsure of, up to half as much less or more (shares end at 100%): the best list then stands below, beside the plan’s. The plan itself stays.',
  sensitivityTable: 'Each moved alone, by half',
  sensitivityTableHow:
    'First what the planned list earns then, below how long the best list would be. Shares end at 100%.',
  asPlanned: 'As planned',
  movedTo: (to: string, by: string) => `${to} (${by})`,
  /** A share that was to be moved beyond 100%. */
  held: (to: string) => `${to}, the most there is`,
  thenHead: 'Then',
  bestDepth: (template: Template): string =>
    `Best list, ${template === 'click' ? 'impressions' : 'customers'}`,
  bestEarns: 'The best list earns',
  plannedEarns: 'The planned list earns',
  nobody: 'none',
  takeOver: 'Take over into the plan',
  takeOverNot: (column: string) =>
    `The values of ${column} are in the table: the plan cannot scale them.`,
  resetMoves: 'Back to the plan',
  assumption: 'Assumption',
  half: 'half as much',
  more: 'half as much again',
  moved: (to: string, best: string) => `at ${to}, ${best}`,
  bestThen: (contacts: string) => `best: ${contacts}`,
  noneThen: 'no list earns',
  assumptions: (template: Template): Record<Assumption, string> => ({
    value: template === 'click' ? 'Value of a click' : 'Value of a customer',
    successRate: {
      churn: 'Leavers it keeps',
      purchase: 'Buyers who accept',
      click: 'Foretold clicks that come',
    }[template],
    contactCost: template === 'click' ? 'One impression' : 'One contact',
    incentive: 'Incentive',
    takeRate: {
      churn: 'Stayers who take it',
      purchase: 'Would buy anyway',
      click: 'Visits that come anyway',
    }[template],
  }),

  plans: 'Saved plans',
  plansHow: 'Each at its own best depth, on the same test rows.',
  plansEmpty: 'None yet. Save the plan above under a name, change it, and compare.',
  planName: 'Name of the plan',
  keep: 'Save plan',
  plan: 'Plan',
  bestList: 'Best list',
  earns: 'Earns',
  takeUp: 'Use',
  remove: 'Delete',
  undo: 'Bring back the deleted plan',
  noAmounts: 'amounts missing',
  mostPlans: (n: string) => `No more than ${n} plans.`,
}
