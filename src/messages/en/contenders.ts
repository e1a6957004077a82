import type { Task } from '../../domain/experiment.ts'
import { plural } from '../plural.ts'

const better: Record<Task, string> = {
  binary: 'It ranks rows clearly better than a linear model does.',
  multiclass: 'It is right clearly more often than a linear model is.',
  regression: 'Its errors are clearly smaller than those of a linear model.',
}

/** The network beside simpler models, and what follows from it. */
export const contenders = {
  verdict: {
    ready: { lead: 'Ready to use.', text: better },
    readyLinear: {
      lead: 'Ready to use.',
      text: 'It is a linear model itself, and boosted trees are not clearly better.',
    },
    checkFirst: {
      lead: 'Not ready yet.',
      text: (columns: readonly string[]) =>
        `It does well, but perhaps only because of ${columns.join(', ')}, which may give the answer away: check that first.`,
    },
    asLinear: {
      lead: 'As good as a linear model: use that.',
      text: (metric: string, own: string, theirs: string) =>
        `${metric} ${own} against ${theirs}: the difference may be chance, and the simpler model is easier to explain.`,
    },
    linearBetter: {
      lead: 'A linear model is better: use that.',
      text: (metric: string, own: string, theirs: string) =>
        `${metric} ${theirs} against ${own} of this network, and that is not chance.`,
    },
    treesBetter: {
      lead: 'Boosted trees are clearly better.',
      text: (metric: string, own: string, theirs: string) =>
        `${metric} ${theirs} against ${own} of this network. Use such a model, or try other settings here.`,
    },
    fewPositives: {
      lead: (positives: string) => `Not sure yet: only ${positives} positive test rows.`,
      text: (low: string, high: string) =>
        `It is better than chance, but the lift in the top tenth (decile 1) may be anything from ${low} to ${high}.`,
    },
    besideLinear: {
      ahead: (metric: string, own: string, theirs: string) =>
        `It is ahead of a linear model: ${metric} ${own} against ${theirs}.`,
      notAhead: (metric: string, own: string, theirs: string) =>
        `It is not clearly ahead of a linear model (${metric} ${own} against ${theirs}): use that until there are more rows.`,
    },
    moreRows: 'Only more test rows can measure it more exactly.',
    suspicious: {
      lead: 'Too good to be true?',
      text: (metric: string, value: string) =>
        `Even a linear model gets nearly everything right (${metric} of this network ${value}). Check that no column gives the answer away.`,
    },
    useless: {
      lead: 'Do not use it.',
      elsewhere:
        'On the test rows this model was not better than always giving the same answer. Lists, chances and profits by it promise what it does not hold.',
      text: (metric: string, value: string, interval: string, baseline: string) =>
        `It is not better than always giving the same answer: ${metric} ${value} (${interval}) against ${baseline}.`,
    },
    unclear: {
      lead: 'Do not use it yet.',
      elsewhere:
        'On the test rows this model was not clearly better than always giving the same answer. Lists, chances and profits by it may come from luck alone.',
      text: (metric: string, value: string, interval: string, baseline: string) =>
        `It is not clearly better than always giving the same answer: ${metric} ${value} (${interval}) against ${baseline}. The difference may be chance.`,
    },
  },
  preliminary: 'Preliminary: simpler models have not been compared yet.',
  needsTable: (file: string) =>
    `Open ${file} again to compare it with simpler models fitted to the same rows.`,
  seedsDisagree: (worst: string, linear: string) =>
    `With another seed it scores only ${worst}, no better than the linear model’s ${linear}: the lead is partly luck.`,
  withoutLayers: 'Set it up without hidden layers',
  withoutLayersHow: 'A network without hidden layers is the linear model.',
  wins: {
    linear: (wins: string, all: string) => `Better than linear in ${wins} of ${all} resamples`,
    trees: (wins: string, all: string) => `Better than trees in ${wins} of ${all} resamples`,
  },
  winsAll: {
    linear: (all: string) => `Better than linear in all ${all} resamples`,
    trees: (all: string) => `Better than trees in all ${all} resamples`,
  },
  seedsAgree: (spread: string) => `Five seeds agree within ${spread}`,
  repeatSeeds: (time: string) => `Train with four other seeds (about ${time})`,
  repeatHow: 'Shows how much of the score is luck.',
  repeating: 'Training again with other seeds',
  repeatingAmount: (percent: string) => `Training again with four other seeds: ${percent}`,
  topLift: 'Lift in the top decile',
  topLiftGloss:
    'The top decile is the tenth with the highest scores: how many times as many yes rows it holds as a tenth picked by chance.',
  times: (value: string) => `${value}×`,
  timesAverage: (low: string, high: string) => `${low} to ${high} times the average`,
  linearNote: (value: string) => `linear model ${value}`,
  linearAndChance: (linear: string, chance: string) => `linear model ${linear}, chance ${chance}`,
  linearAndSame: (linear: string, same: string) =>
    `linear model ${linear}, always the same ${same}`,
  title: 'Compared with simpler models',
  how: 'All learnt from the same training rows and are judged on the same test rows. The best of each column is in bold; where intervals overlap widely, that may be chance.',
  fitting: 'Fitting simpler models',
  fittingAmount: (percent: string) => `Fitting a linear model and boosted trees: ${percent}`,
  cancelled: 'The comparison was stopped.',
  failed: 'The comparison did not finish',
  fit: 'Fit simpler models',
  model: 'Model',
  fitTime: 'Fit',
  settings: 'Chosen',
  settingsGloss: 'What was chosen for it on the validation rows.',
  best: ', best',
  names: {
    network: 'This network',
    trees: 'Boosted trees',
    linear: 'Linear model',
    same: 'Always the same answer',
  },
  inChart: { trees: 'boosted trees', linear: 'linear model' },
  reachedBy: (name: string) => `Reached, ${name}`,
  nameGlosses: {
    trees:
      'Gradient boosting: many small decision trees, each of which corrects the ones before. Hard to beat on tables.',
    linear:
      'Logistic or ridge regression: every input adds or takes away a fixed amount. Easy to explain.',
  },
  rounds: (n: string) => plural(n, 'round', 'rounds'),
  penaltyC: (c: string) => `C = ${c}`,
  penaltyAlpha: (alpha: string) => `alpha = ${alpha}`,
  sampled: (rows: string, all: string) => `learnt from ${rows} of ${all} rows`,
}
