import { lossPitch } from '../domain/classroom/loss-pitch.ts'
import { narrationOf, type Moment, type Narration } from '../domain/classroom/narration.ts'
import { Tone } from '../services/tone.ts'
import type { Classroom } from './classroom.svelte.ts'

/** Other ways to follow what happens: in words, in tones, from the last row of a lecture hall. */
export class ClassroomAids {
  readonly #classroom: Classroom
  readonly #tone = new Tone()
  /** What is said of where training is. */
  narration = $state.raw<Narration | undefined>()
  /** Large type, strong lines: for a projector. Until the page is closed. */
  isProjected = $state(false)
  sounds = $state(false)
  /** The browser gave no sound. */
  isMute = $state(false)
  #said: Moment | undefined

  constructor(classroom: Classroom) {
    this.#classroom = classroom
  }

  /** Follows training for as long as the component that calls it while it is set up is there. */
  follow(): void {
    $effect(() => {
      const moment = momentOf(this.#classroom)
      if (!moment) return
      const narration = narrationOf(this.#said, moment)
      if (!narration) return
      this.#said = moment
      this.narration = narration
    })
    $effect(() => {
      const loss = this.#classroom.picture?.losses.validation
      const pitch = loss === undefined ? undefined : lossPitch(loss)
      if (this.sounds && pitch !== undefined) this.#tone.sound(pitch)
    })
    $effect(() => () => {
      this.sounds = false
      this.#tone.close()
    })
  }

  /** Call it from a click: nothing may sound before. */
  async setSounds(on: boolean): Promise<void> {
    this.sounds = on && (await this.#tone.open())
    this.isMute = on && !this.sounds
  }
}

function momentOf({ frame, picture, history }: Classroom): Moment | undefined {
  if (!frame || !picture) return undefined
  const { epoch, batch } = frame.position
  const { last } = history
  // The record of an epoch's end is exact; a picture counts a sample of the rows, and may be of a moment before.
  const loss =
    batch === 0 && last?.epoch === epoch ? last.validationLoss : picture.losses.validation
  return { epoch, batch, loss, isPlaying: frame.isPlaying, time: performance.now() }
}
