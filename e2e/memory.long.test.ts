import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Experiment } from '../src/domain/experiment.ts'
import { randomUniform } from '../src/domain/random.ts'
import { AppPage } from './command-line/app-page.ts'
import { BrowserMemory } from './support/browser-memory.ts'

const ROWS = 1_000_000
const CATEGORIES = 20
const LEVELS = 50
const GIBIBYTE = 2 ** 30

const EXPERIMENT: Experiment = {
  terrarium: 1,
  target: 'bought',
  network: {
    layers: [
      { units: 64, activation: 'relu' },
      { units: 32, activation: 'relu' },
    ],
  },
  training: { batchSize: 256, epochs: 1, engine: 'wasm' },
}

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-memory-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** 144 MB; every category says something about the answer. */
function writeTable(path: string): void {
  const file = openSync(path, 'w')
  const columns = Array.from({ length: CATEGORIES }, (_, c) => c)
  writeSync(file, [...columns.map((c) => `category_${c}`), 'bought'].join(',') + '\n')
  let lines: string[] = []
  for (let row = 0; row < ROWS; row++) {
    const levels = columns.map((c) => Math.floor(LEVELS * randomUniform(c, 'sample', 0, row)))
    const sum = levels.reduce((total, level, c) => total + Math.sin(1.7 * level + c), 0)
    const cells = levels.map((level) => `lev_${String(level).padStart(2, '0')}`)
    lines.push([...cells, sum > 0 ? 'yes' : 'no'].join(',') + '\n')
    if (lines.length < 10_000) continue
    writeSync(file, lines.join(''))
    lines = []
  }
  closeSync(file)
}

test.skipIf(process.platform !== 'linux')(
  'a million rows of 20 categories with 50 levels are read, prepared and trained within 1 GiB (Linux only)',
  async () => {
    const table = join(folder, 'categories.csv')
    writeTable(table)
    const page = await AppPage.open(() => undefined)
    try {
      await page.give('data', table)
      const memory = new BrowserMemory()
      const before = memory.now()
      expect(before).toBeGreaterThan(0)
      const report = await page.experiment(JSON.stringify(EXPERIMENT), {})
      const growth = memory.stop() - before
      console.log(`peak growth ${(growth / 2 ** 20).toFixed(0)} MiB`)
      expect(report.engine.name).toBe('wasm')
      expect(report.metrics.test.accuracy).toBeGreaterThan(0.9)
      expect(growth).toBeLessThan(GIBIBYTE)
    } finally {
      await page.close()
    }
  },
)
