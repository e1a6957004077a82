import type { ColumnProfile } from './profile.ts'

/** More values than this are no arms of a trial. */
const MOST_ARMS = 4
const CONTROL =
  /^(control|controls|control group|hold-?\s?out|held[ -]out|placebo|not (mailed|contacted|treated)|no (mail|mailing|letter|contact|e-?mail)|untreated|对照|对照组|控制组|留出|未联系|未干预)$/i

/** Whether a column seems to tell who was contacted and who was held out on purpose: one of its few values says so. */
export function tellsControlGroup({ levels, distinct }: ColumnProfile): boolean {
  if (distinct < 2 || distinct > MOST_ARMS) return false
  return levels?.some(({ text }) => CONTROL.test(text.trim())) ?? false
}
