import type { Interval } from '../evaluation.ts'
import type { Task } from '../experiment.ts'
import type { ContenderMetric } from './contender-metrics.ts'

/** The network and simpler models on the same test rows, all learnt from the same training rows. */
export interface Comparison {
  task: Task
  /** Test rows. */
  rows: number
  /** Test rows with the positive answer; null unless binary. */
  positives: number | null
  /** How often the test rows were drawn anew, the same rows for all; 0: too few rows. */
  resamples: number
  /** Network, trees, linear, same. */
  contenders: Contender[]
  /** The network against the trees and against the linear model. */
  duels: Duel[]
}

/** `same` gives every row the same answer: the training rows' class shares or mean. */
export const CONTENDER_NAMES = ['network', 'trees', 'linear', 'same'] as const
export type ContenderName = (typeof CONTENDER_NAMES)[number]

export interface Contender {
  name: ContenderName
  /** Training rows it learnt from: a sample of them where the table is large. */
  trainRows: number
  /** It took to fit; null for the network, whose report says it, and for what needs no fitting. */
  seconds: number | null
  /** Of the boosted trees: chosen on validation rows; else null. */
  rounds: number | null
  /** Of the linear model, chosen on validation rows: alpha of a ridge, 1 / C of a logistic regression; else null. */
  penalty: number | null
  /** Share of the positive test rows that its list reaches at each of `DEPTHS`; null unless binary, or with too few rows. */
  gains: number[] | null
  /** Of the task's `CONTENDER_METRICS`, in their order. */
  scores: { metric: ContenderMetric; value: number | null; interval: Interval | null }[]
}

/** The network against another one by the task's headline metric, on the same resamples. */
export interface Duel {
  against: 'trees' | 'linear'
  metric: ContenderMetric
  /** Resamples in which the metric is defined, and those of them in which the network is better. */
  resamples: number
  wins: number
  /** 95% of the resamples; above 0: the network is better by so much. */
  lead: Interval | null
}
