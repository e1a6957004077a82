import { classTone } from './class-tones.ts'

/** Colours of the diverging ramp, from what pulls down to what pushes up. */
const STEPS = 7
const OPAQUE = 255

/** [256] What a byte of a map looks like, as a pixel; a change of theme needs another reading. */
export type PlaneInk = Uint32Array

/** Reads the ramp that holds for an element now. */
export function readPlaneInk(element: Element): PlaneInk {
  const style = getComputedStyle(element)
  const ramp = Array.from({ length: STEPS }, (_, i) =>
    pixelOf(rgbOf(style.getPropertyValue(`--ramp-${i}`))),
  )
  return Uint32Array.from(
    { length: 256 },
    (_, byte) => ramp[Math.min(STEPS - 1, Math.floor((byte / 256) * STEPS))] ?? 0,
  )
}

/** Of a class's colour: where no class is likelier than another, and where one is certain. */
const PALEST = 0.12
const FULLEST = 0.75

/** [classes × 256] The colour of the likeliest class, paler where it is less sure. */
export function readClassInk(element: Element, classes: number): PlaneInk {
  const style = getComputedStyle(element)
  const ground = rgbOf(style.getPropertyValue('--surface-1'))
  const ink = new Uint32Array(256 * classes)
  for (let k = 0; k < classes; k++) {
    const full = rgbOf(style.getPropertyValue(`--${classTone(k)}`))
    for (let byte = 0; byte < 256; byte++) {
      const sure = Math.max(0, (byte / 255 - 1 / classes) / (1 - 1 / classes))
      const band = Math.floor(Math.min(sure, 0.999) * (STEPS - 2)) / (STEPS - 3)
      const share = PALEST + (FULLEST - PALEST) * band
      const mix = (part: 0 | 1 | 2) => ground[part] + share * (full[part] - ground[part])
      ink[256 * k + byte] = pixelOf([mix(0), mix(1), mix(2)])
    }
  }
  return ink
}

/** "#rrggbb" or "#rgb", as the tokens are written. */
function rgbOf(token: string): [number, number, number] {
  const digits = token.trim().slice(1)
  const full = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits
  const part = (at: number) => Number.parseInt(full.slice(at, at + 2), 16)
  return [part(0), part(2), part(4)]
}

/** A pixel in the order of an image's bytes. */
function pixelOf([red, green, blue]: readonly [number, number, number]): number {
  const bytes = Uint8ClampedArray.of(red, green, blue, OPAQUE)
  return new Uint32Array(bytes.buffer)[0] ?? 0
}

/** A canvas of square maps, one above the other, that is painted again and again without new memory. */
export class MapSheet {
  readonly canvas: HTMLCanvasElement
  readonly size: number
  readonly #context: CanvasRenderingContext2D
  readonly #image: ImageData
  readonly #pixels: Uint32Array

  /**
   * @param size steps along a map's side
   * @param canvas to be painted on; absent: one that is not on the page
   */
  constructor(size: number, maps: number, canvas = document.createElement('canvas')) {
    this.canvas = canvas
    this.size = size
    canvas.width = size
    canvas.height = size * maps
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    this.#context = context
    this.#image = context.createImageData(size, size * maps)
    this.#pixels = new Uint32Array(this.#image.data.buffer)
  }

  /** @param values [maps × size × size] low rows first: they come to lie at the bottom of their map */
  paint(values: Uint8Array, ink: PlaneInk): void {
    this.fill((at) => ink[values[at] as number] as number)
  }

  /** @param pixel of a place in `values` as `paint` takes them */
  fill(pixel: (at: number) => number): void {
    const { size } = this
    const pixels = this.#pixels
    const ofMap = size * size
    for (let from = 0; from < pixels.length; from += ofMap) {
      for (let row = 0; row < size; row++) {
        const to = from + (size - 1 - row) * size
        const at = from + row * size
        for (let i = 0; i < size; i++) pixels[to + i] = pixel(at + i)
      }
    }
    this.#context.putImageData(this.#image, 0, 0)
  }
}
