import { expect, test } from 'vitest'
import { proxy, wrap, type Remote } from 'comlink'
import type { Result } from '../../src/domain/result.ts'
import type { DataApi } from '../../src/protocol/data-api.ts'

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

test('in a browser the worker reads a file, answers from its danfojs frame, and hands matrices over', async () => {
  const worker = new Worker(new URL('./data.worker.ts', import.meta.url), { type: 'module' })
  try {
    const api: Remote<DataApi> = wrap<DataApi>(worker)
    const lines = Array.from({ length: 40 }, (_, i) => `${i},${i % 2 ? 'a' : 'b'},${(i * 7) % 10}`)
    const blob = new Blob([['shape,__proto__,y', ...lines].join('\n')])
    const opened = valueOf(
      await api.open(
        { name: 'x.csv', blob },
        {},
        proxy(() => undefined),
      ),
    )
    expect(opened.frame).toEqual({ rows: 40, sampled: false })

    const view = { filters: [{ column: 'shape', test: 'above' as const, value: 9 }], derived: [] }
    expect(valueOf(await api.page(view, 0, 1))).toMatchObject({ rows: [10], total: 30 })
    expect(valueOf(await api.describe(view))[0]).toMatchObject({
      mean: 24.5,
      median: 24.5,
      min: 10,
    })
    expect(valueOf(await api.describe(view))[0]?.std).toBeCloseTo(Math.sqrt((30 * 31) / 12), 10)
    expect(valueOf(await api.groupBy(view, '__proto__', 'shape', undefined))).toEqual([
      { group: 'a', count: 15, mean: 25 },
      { group: 'b', count: 15, mean: 24 },
    ])

    const experiment = { terrarium: 1 as const, target: 'y', task: 'regression' as const }
    const { data } = valueOf(await api.prepare(experiment))
    const { features, rows } = data.train
    expect(features).toMatchObject({ rows: rows.length, inputs: 2 })
    expect(features.codes).toHaveLength(rows.length)
    expect(features.codes.every((code) => code < 2)).toBe(true)
  } finally {
    worker.terminate()
  }
})
