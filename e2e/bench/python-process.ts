import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { ROOT } from '../../scripts/install-dependencies.mjs'

const PYTHONS = ['python3', '/usr/bin/python3']

/** A Python script of this folder that answers each line of JSON with one; lives as long as the benchmark. */
export class PythonProcess {
  readonly #script: string
  readonly #process: ChildProcess
  readonly #answers: AsyncIterator<string>

  private constructor(python: string, script: string) {
    this.#script = script
    this.#process = spawn(python, [join(ROOT, 'e2e/bench', script)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    if (!this.#process.stdout) throw new Error('no pipe')
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]()
  }

  /** undefined where no Python has the module. */
  static open(script: string, module: string): PythonProcess | undefined {
    const python = PYTHONS.find((name) => spawnSync(name, ['-c', `import ${module}`]).status === 0)
    return python === undefined ? undefined : new PythonProcess(python, script)
  }

  async ask(question: unknown): Promise<unknown> {
    this.#process.stdin?.write(`${JSON.stringify(question)}\n`)
    const answer = await this.#answers.next()
    if (answer.done === true) throw new Error(`${this.#script} has ended`)
    return JSON.parse(answer.value)
  }

  close(): void {
    this.#process.stdin?.end()
  }
}
