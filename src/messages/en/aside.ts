import { clip } from '../quote.ts'

/** The reason of a failure, where there is one, behind what is said about it. */
export function aside(reason: string): string {
  return reason === '' ? '' : ` (${clip(reason, 160)})`
}
