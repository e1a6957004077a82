import { treeOutputs } from '../../src/domain/contenders/boosted-trees.ts'
import { compare, type Entrant } from '../../src/domain/contenders/compare.ts'
import type { Comparison } from '../../src/domain/contenders/comparison.ts'
import type { LearningRows, Question } from '../../src/domain/contenders/learning-rows.ts'
import { answersOf, linearContender } from '../../src/domain/contenders/linear-contender.ts'
import { linearOutputs } from '../../src/domain/contenders/linear-model.ts'
import { paced } from '../../src/domain/contenders/paced.ts'
import { withCalibration } from '../../src/domain/calibration/with-calibration.ts'
import { constantOutputs } from '../../src/domain/contenders/constant-outputs.ts'
import { treesContender } from '../../src/domain/contenders/trees-contender.ts'
import { outputsOf } from '../../src/domain/forward.ts'
import { linkOf } from '../../src/domain/link.ts'
import { lossTargets } from '../../src/domain/loss-targets.ts'
import { rowWeights } from '../../src/domain/loss-weights.ts'
import type { OnShare } from '../../src/protocol/evaluator-api.ts'
import type { EvaluatedModel, EvaluatedPart } from './evaluated-model.ts'

/** Shares of the whole that have about these times. */
const LINEAR_DONE = 0.25
const TREES_DONE = 0.8

/**
 * Simpler models, learnt from the network's training rows with its row weights, and all of them judged on the test
 * rows.
 * @param pause awaited every few ten milliseconds
 */
export async function fitContenders(
  model: EvaluatedModel,
  pause: () => Promise<void>,
  onShare: OnShare,
): Promise<Comparison> {
  const { network, recipe, training, train, validation, test } = model
  const { target } = recipe
  const question: Question = { task: target.task, outputs: outputsOf(network) }
  // A correction was learnt from the network's own chances: it is none of theirs.
  const link = linkOf(withCalibration(recipe, undefined).target)
  const pacing = paced(pause)
  const rows: LearningRows = {
    ...rowsOf(train, model),
    weights: rowWeights(
      train.targets,
      train.weights,
      target.task === 'regression' ? 'none' : training.classWeights,
    ),
  }
  const judges = rowsOf(validation, model)
  const answers = (z: Float64Array) => answersOf(z, link, question.outputs)
  const unfitted = { seconds: null, rounds: null, penalty: null }

  let began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const linear = await linearContender(rows, judges, question, pacing, (share) => {
    onShare(share * LINEAR_DONE)
  })
  const linearEntrant: Entrant = {
    name: 'linear',
    trainRows: linear.trainRows,
    seconds: seconds(),
    rounds: null,
    penalty: linear.penalty,
    outputs: answers(await linearOutputs(linear.model, test.features, pacing)),
  }

  began = performance.now()
  const trees = await treesContender(rows, judges, question, pacing, (share) => {
    onShare(LINEAR_DONE + share * (TREES_DONE - LINEAR_DONE))
  })
  const treesEntrant: Entrant = {
    name: 'trees',
    trainRows: trees.trainRows,
    seconds: seconds(),
    rounds: trees.model.rounds.length,
    penalty: null,
    outputs: answers(await treeOutputs(trees.model, test.features, pacing)),
  }

  const trainRows = train.targets.length
  const same = constantOutputs(question, train.targets, test.targets.length)
  return compare(
    target.task,
    test.targets,
    [
      { ...unfitted, name: 'network', trainRows, outputs: test.outputs },
      treesEntrant,
      linearEntrant,
      { ...unfitted, name: 'same', trainRows, outputs: same },
    ],
    pause,
    (share) => {
      onShare(TREES_DONE + share * (1 - TREES_DONE))
    },
  )
}

/** Its own weights, if they add up to anything; classes are not balanced. */
function rowsOf(
  { features, targets, weights }: EvaluatedPart,
  model: EvaluatedModel,
): LearningRows {
  return {
    features,
    targets: lossTargets(model.recipe.target, targets),
    weights: weights.some((weight) => weight > 0) ? weights : weights.map(() => 1),
  }
}
