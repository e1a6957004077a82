import { createContext, getContext, setContext, untrack } from 'svelte'
import type { ChartPicture } from './chart-image.ts'

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

const TITLE = Symbol('title of the pane')
const PICTURES = Symbol('pictures of the figure')

/** A pane tells what is in it what it is called. */
export function setPaneTitle(title: () => string | undefined): void {
  setContext(TITLE, title)
}

/** The title of the pane around a chart, asked for when it is wanted. */
export function getPaneTitle(): () => string | undefined {
  return getContext<(() => string | undefined) | undefined>(TITLE) ?? (() => undefined)
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
