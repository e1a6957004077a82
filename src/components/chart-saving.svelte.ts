import { createContext, getContext, setContext, untrack } from 'svelte'
import type { ChartPicture, Painted } from './chart-image.ts'

/** How charts are saved as files; the app gives it once, and every chart finds it. */
export interface ChartSaving {
  labels: {
    /** On the button beside a chart. */
    save: string
    /** Its accessible name, where the chart has a title. */
    saveNamed: (title: string) => string
    image: string
    numbers: string
  }
  /** Name of the model or table on screen: files begin with it. */
  subject: string
  save: (file: Blob, name: string) => void
}

export const [getChartSaving, setChartSaving] = createContext<ChartSaving>()

const WORDS = Symbol('words of the pane')
const PICTURES = Symbol('pictures of the figure')

interface PaneWords {
  title: string | undefined
  /** How to read what is in it. */
  how: string | undefined
}

/** A pane tells what is in it what it is called, and how that is read. */
export function setPaneWords(words: () => PaneWords): void {
  setContext(WORDS, words)
}

/** The words of the pane around a chart, asked for when they are wanted. */
export function getPaneWords(): () => PaneWords {
  const words = getContext<(() => PaneWords) | undefined>(WORDS)
  return words ?? (() => ({ title: undefined, how: undefined }))
}

/** What of a figure can be painted into an image, from top to bottom. */
export class FigurePictures {
  #pictures: readonly ChartPicture[] = $state.raw([])

  /** In the order in which they were added. */
  get all(): readonly ChartPicture[] {
    return this.#pictures
  }

  /** @returns takes the picture away again */
  add(picture: ChartPicture): () => void {
    // Effects add pictures, and are not to run again because of others.
    const set = (change: (pictures: readonly ChartPicture[]) => readonly ChartPicture[]) => {
      this.#pictures = change(untrack(() => this.#pictures))
    }
    set((pictures) => [...pictures, picture])
    return () => {
      set((pictures) => pictures.filter((other) => other !== picture))
    }
  }
}

/** For the component that draws the frame of a figure. */
export function setFigurePictures(): FigurePictures {
  return setContext(PICTURES, new FigurePictures())
}

/** For what is drawn inside a figure; undefined outside of one. */
export function getFigurePictures(): FigurePictures | undefined {
  return getContext<FigurePictures | undefined>(PICTURES)
}

/**
 * For what is drawn without a canvas: an attachment to its element on the page, for which an image paints `painted`
 * as that is when the image is asked for.
 */
export function paintedAs(
  painted: () => Painted,
): (element: HTMLElement) => (() => void) | undefined {
  const pictures = getFigurePictures()
  return (element) =>
    pictures?.add({
      element,
      size: () => painted().size(),
      paint: (...given) => {
        painted().paint(...given)
      },
    })
}
