import { canonicalJson } from './canonical-json.ts'
import { crc32 } from './crc32.ts'
import type { TrainedModel } from './trained-model.ts'

/**
 * How often test rows were looked at, by the rows and not by the model: whoever tries ten models on the same test rows
 * and keeps the best has looked ten times. Kept in the browser by a checksum, which names no file and no column.
 */
export type TestLooks = ReadonlyMap<string, number>

/** The latest so many test parts are remembered. */
const MOST_PARTS = 200

/** What the test rows of a model are known by: equal for models of the same file, question and split. */
function testPartKey({ experiment, report }: TrainedModel): string {
  const { target, split = { kind: 'fractions' } } = experiment
  return crc32(canonicalJson([report.file, report.rows, target, split]))
}

/** Whether nobody has looked at the test rows' results for this model. Models saved before looks were counted are open. */
export function isTestLocked({ report }: TrainedModel): boolean {
  return report.testLooks === 0
}

/** How often the test rows of a model have been looked at, for it or for another model; undefined: not known. */
export function looksAt(looks: TestLooks, model: TrainedModel): number | undefined {
  const counted = Math.max(looks.get(testPartKey(model)) ?? 0, model.report.testLooks ?? 0)
  return counted === 0 && model.report.testLooks === undefined ? undefined : counted
}

/** One look more: the counts, and the model that knows of it. */
export function lookAgain(
  looks: TestLooks,
  model: TrainedModel,
): { looks: TestLooks; model: TrainedModel } {
  const key = testPartKey(model)
  const count = (looksAt(looks, model) ?? 0) + 1
  const others = [...looks].filter(([other]) => other !== key)
  const latest = [...others, [key, count] as const].slice(-MOST_PARTS)
  return {
    looks: new Map(latest),
    model: { ...model, report: { ...model.report, testLooks: count } },
  }
}
