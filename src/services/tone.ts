/** A tone lasts so long, and at most so many follow in a second. */
const SECONDS = 0.12
const GAP_MS = 125
/** Of full volume: a class has many machines. */
const VOLUME = 0.08

/** Short tones. Browsers let a page sound only after a person asked for it: call `open` from a click. */
export class Tone {
  #context: AudioContext | undefined
  #soundedAt = -Infinity

  /** False where the browser has no sound to give. */
  async open(): Promise<boolean> {
    try {
      this.#context ??= new AudioContext()
      await this.#context.resume()
      return true
    } catch {
      return false
    }
  }

  close(): void {
    void this.#context?.close()
    this.#context = undefined
  }

  /** Sounds, unless the last one has just begun. @param pitch in hertz */
  sound(pitch: number): void {
    const context = this.#context
    const now = performance.now()
    if (context?.state !== 'running' || now - this.#soundedAt < GAP_MS) return
    this.#soundedAt = now
    const { currentTime } = context
    const source = new OscillatorNode(context, { frequency: pitch, type: 'triangle' })
    const gain = new GainNode(context, { gain: 0 })
    gain.gain.linearRampToValueAtTime(VOLUME, currentTime + SECONDS / 8)
    gain.gain.linearRampToValueAtTime(0, currentTime + SECONDS)
    source.connect(gain).connect(context.destination)
    source.start(currentTime)
    source.stop(currentTime + SECONDS)
  }
}
