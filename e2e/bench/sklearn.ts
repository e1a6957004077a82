import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { ROOT } from '../../scripts/install-dependencies.mjs'
import { LEARNING_RATE, STEPS_PER_EPOCH, type Shape } from './shapes.ts'

const PYTHONS = ['python3', '/usr/bin/python3']

/** Milliseconds of a step, with one BLAS thread and with as many as it takes by itself. */
export interface SklearnTiming {
  one: number
  all: number
}

/** scikit-learn in a process of its own, which lives as long as the benchmark. */
export class Sklearn {
  readonly #process: ChildProcess
  readonly #answers: AsyncIterator<string>

  private constructor(python: string) {
    this.#process = spawn(python, [join(ROOT, 'e2e/bench/mlp_classifier.py')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    if (!this.#process.stdout) throw new Error('no pipe')
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]()
  }

  /** undefined where no Python has it. */
  static open(): Sklearn | undefined {
    const python = PYTHONS.find(
      (name) => spawnSync(name, ['-c', 'import sklearn.neural_network']).status === 0,
    )
    return python === undefined ? undefined : new Sklearn(python)
  }

  async time(shape: Shape, budgetMs: number): Promise<SklearnTiming> {
    const task = {
      ...shape,
      stepsPerEpoch: STEPS_PER_EPOCH,
      learningRate: LEARNING_RATE,
      seconds: budgetMs / 1000,
    }
    this.#process.stdin?.write(`${JSON.stringify(task)}\n`)
    const answer = await this.#answers.next()
    if (answer.done === true) throw new Error('scikit-learn has ended')
    return JSON.parse(answer.value) as SklearnTiming
  }

  close(): void {
    this.#process.stdin?.end()
  }
}
