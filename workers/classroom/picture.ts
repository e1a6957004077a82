import { PlaneTracer } from '../../src/domain/classroom/plane-maps.ts'
import type { Plane } from '../../src/domain/classroom/plane.ts'
import type { ScenePoints } from '../../src/domain/classroom/scene.ts'
import { chosenRows } from '../../src/domain/features.ts'
import { predictOutputs } from '../../src/domain/forward.ts'
import { linkOf } from '../../src/domain/link.ts'
import type { TrainingJob } from '../../src/domain/training.ts'
import type { ClassroomPicture } from '../../src/protocol/classroom-api.ts'
import { partJudge } from './part-judge.ts'

/** Says what the network answers at some weights: on a sample of the rows, at the points, and all over the plane. */
export function pictureOf(
  job: TrainingJob,
  plane: Plane | undefined,
  points: readonly ScenePoints[],
  firsts: readonly number[],
): (weights: Float32Array) => ClassroomPicture {
  const { network, target, data } = job
  const judges = { train: partJudge(job, 'train'), validation: partJudge(job, 'validation') }
  const link = linkOf(target)
  const tracer = plane && new PlaneTracer(network, plane, link, firsts)
  const shown = points.map(({ part, places }) => chosenRows(data[part].features, places))
  return (weights) => {
    const train = judges.train(weights)
    const validation = judges.validation(weights)
    return {
      losses: { train: train.loss, validation: validation.loss },
      ...(target.task !== 'regression' && {
        accuracies: { train: train.accuracy, validation: validation.accuracy },
      }),
      ...(tracer && { maps: tracer.trace(weights) }),
      answers: shown.map((rows) => Float32Array.from(predictOutputs(network, weights, rows, link))),
    }
  }
}
