import type { Failure } from '../domain/failure.ts'
import type { Messages } from './en.ts'

/** The sentence for a failure, in the language of the catalogue. */
export function describeFailure(messages: Messages, failure: Failure): string {
  // Code and details belong together, which the type of a union cannot say.
  const sentence = messages.failures[failure.code] as (details: Failure['details']) => string
  return sentence(failure.details)
}
