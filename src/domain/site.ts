import type { SampleId } from './sample-files.ts'

/** An exercise that whoever hosts this copy hands out with it, as a class pack. */
export interface HostedLesson {
  title: string
  /** What is to be done, as its teacher wrote it. */
  note?: string
  /** Name of the file. */
  file: string
  /** Where it is, on the page's own host. */
  url: string
}

/** What whoever hosts this copy of the app chose when it was built. What is absent is as the app brings it. */
export interface Site {
  /** In the place of the app's own name. */
  name?: string
  /** Who hosts it, and whom to ask: a line each, shown as they are. */
  host?: string
  contact?: string
  /** Address of an image, on the page's own host. */
  logo?: string
  /** For whoever has not chosen one; absent: as the browser asks. */
  language?: 'en' | 'zh-CN'
  /** The only samples that are offered. */
  samples?: readonly SampleId[]
  lessons: readonly HostedLesson[]
}
