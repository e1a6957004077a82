import { classResult, resultText } from '../domain/class-results/class-result.ts'
import { MOST_CHARACTERS } from '../domain/class-results/class-result-schema.ts'
import { mistakesOf } from '../domain/class-results/common-mistakes.ts'
import {
  gatherResults,
  NOTHING_GATHERED,
  ofOtherExercises,
  ranked,
  type ResultFile,
} from '../domain/class-results/gather-results.ts'
import { plainFileStem } from '../domain/plain-file-name.ts'
import { download } from '../services/downloads.ts'
import type { Classroom } from './classroom.svelte.ts'
import type { LessonGuide } from './lesson-guide.svelte.ts'

/** Bytes of a file that can be a result at all; UTF-8 takes at most three for a character. */
const MOST_BYTES = 3 * MOST_CHARACTERS

/** What students hand in, and what a teacher sees of a class. In memory only. */
export class ClassResults {
  readonly #classroom: Classroom
  readonly #lessons: LessonGuide
  student = $state('')
  gathered = $state.raw(NOTHING_GATHERED)
  /** Best first. */
  ranked = $derived(ranked(this.gathered.results))
  mistakes = $derived(mistakesOf(this.gathered.results))
  others = $derived(ofOtherExercises(this.gathered.results))

  constructor(classroom: Classroom, lessons: LessonGuide) {
    this.#classroom = classroom
    this.#lessons = lessons
  }

  /** Adds files to those that are open. */
  async open(files: readonly File[]): Promise<void> {
    this.gathered = await gatherResults(this.gathered, textsOf(files))
  }

  clear(): void {
    this.gathered = NOTHING_GATHERED
  }

  /** Gives the student their result as a file. */
  save(): void {
    const { document, scene, history, failure } = this.#classroom
    if (!scene) return
    const finished = {
      document,
      network: scene.network,
      history: history.records,
      hasDiverged: failure?.code === 'diverged',
      tasks: { done: this.#lessons.doneTasks.length, of: this.#lessons.taskCount },
      build: __BUILD_ID__,
    }
    const text = resultText(classResult(finished, this.student))
    const stem = plainFileStem(`${document.classroom?.name ?? ''} ${this.student}`, 'result')
    download(new Blob([text], { type: 'application/json' }), `${stem}.json`)
  }
}

async function* textsOf(files: readonly File[]): AsyncGenerator<ResultFile> {
  for (const file of files) {
    const text = file.size > MOST_BYTES ? '' : await file.text().catch(() => '')
    yield { name: file.name, text }
  }
}
