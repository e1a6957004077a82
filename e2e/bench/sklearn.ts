import { PythonProcess } from './python-process.ts'
import { LEARNING_RATE, STEPS_PER_EPOCH, type Shape } from './shapes.ts'

/** Milliseconds of a step, with one BLAS thread and with as many as it takes by itself. */
export interface SklearnTiming {
  one: number
  all: number
}

/** undefined where no Python has scikit-learn. */
export function openSklearn(): PythonProcess | undefined {
  return PythonProcess.open('mlp_classifier.py', 'sklearn.neural_network')
}

export async function timeSklearn(
  sklearn: PythonProcess,
  shape: Shape,
  budgetMs: number,
): Promise<SklearnTiming> {
  const task = { stepsPerEpoch: STEPS_PER_EPOCH, learningRate: LEARNING_RATE }
  return (await sklearn.ask({ ...shape, ...task, seconds: budgetMs / 1000 })) as SklearnTiming
}
