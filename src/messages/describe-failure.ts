import type { Failure, FailureCode, FailureDetails } from '../domain/failure.ts'
import type { Messages } from './en.ts'

/** The sentence for a failure, in the language of the catalogue. */
export function describeFailure(messages: Messages, failure: Failure): string {
  return sentence(messages.failures, failure.code, failure.details)
}

/** One generic code ties the details to the sentence; the union above cannot say so itself. */
function sentence<Code extends FailureCode>(
  sentences: { [C in FailureCode]: (details: FailureDetails[C]) => string },
  code: Code,
  details: FailureDetails[FailureCode],
): string {
  return sentences[code](details as FailureDetails[Code])
}
