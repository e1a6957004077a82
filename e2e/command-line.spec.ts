import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ROOT } from '../scripts/install-dependencies.mjs'
import type { Experiment } from '../src/domain/experiment.ts'
import type { ModelReport } from '../src/domain/report/model-report.ts'
import type { TableReport } from '../src/services/command-report.ts'
import { lastSentence, npmRunExperiment, printedObject } from './command-line/experiment-process.ts'
import type { PrintedExperiment } from './command-line/run-command.ts'

const SMALL: Experiment = {
  terrarium: 1,
  target: 'label',
  network: { layers: [{ units: 8, activation: 'tanh', dropout: 0.1 }] },
  training: { epochs: 3, seed: 7, engine: 'tfjs-cpu' },
}

let folder: string

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-command-'))
  copyFileSync(join(ROOT, 'sample-data/toy/moons.csv'), join(folder, 'moons.csv'))
  writeFileSync(join(folder, 'small.json'), JSON.stringify(SMALL))
})

test.afterEach(() => {
  rmSync(folder, { recursive: true })
})

const run = (...args: string[]) => npmRunExperiment(folder, args)
const read = (path: string) => readFileSync(join(folder, path), 'utf8')
const lines = (path: string) =>
  read(path)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))

test('a table is described, and written as it was read', async () => {
  writeFileSync(join(folder, 'odd.csv'), '\uFEFFname;wert\r\n"a, ""b""";01.50\r\nc;NA\r\n')
  const ended = await run('--data', 'odd.csv', '--describe', '--table', 'plain.csv')
  expect(ended.status, ended.stderr).toBe(0)
  const { seconds, ...described } = printedObject(ended) as TableReport
  expect(seconds).toBeGreaterThan(0)
  const column = { missing: 0, distinct: 2, role: 'feature', warnings: [] }
  expect(described).toEqual({
    rows: 2,
    skipped: 0,
    encoding: 'utf-8',
    delimiter: ';',
    quote: '"',
    escape: '"',
    comment: '',
    lineEnds: '\r\n',
    decimal: '.',
    headerRows: 1,
    preambleRows: 0,
    footerRows: 0,
    columns: [
      { ...column, index: 0, name: 'name', kind: 'category' },
      {
        ...column,
        index: 1,
        name: 'wert',
        kind: 'number',
        missing: 1,
        distinct: 1,
        role: 'ignore',
        warnings: ['constant'],
      },
    ],
    warnings: [],
  })
  expect(read('plain.csv')).toBe('name,wert\n"a, ""b""",01.50\nc,\n')
})

test('how a table is read may be said with options', async () => {
  writeFileSync(join(folder, 'notes.csv'), 'x;y\n1;2\n3;4\nend;of file\n')
  const ended = await run(
    ...['--data', 'notes.csv', '--describe', '--header-rows', '0', '--footer-rows', '1'],
  )
  expect(ended.status, ended.stderr).toBe(0)
  expect(printedObject(ended)).toMatchObject({ rows: 3, headerRows: 0, footerRows: 1 })
})

test('a run prints everything, writes its files, and is the same when repeated', async () => {
  const table = lines('moons.csv')
  const reordered = table.map(([x, y], row) => [y, row === 0 ? 'note' : '=1+1', x].join(','))
  writeFileSync(join(folder, 'new.csv'), `${reordered.join('\n')}\n`)
  const task = ['--data', 'moons.csv', '--experiment', 'small.json']
  const ended = await run(...task, '--score', 'new.csv', '--out', './out/first')
  expect(ended.status, ended.stderr).toBe(0)
  const printed = printedObject(ended) as PrintedExperiment

  expect(printed).toMatchObject({
    engine: { name: 'tfjs-cpu', backend: 'cpu', adapter: null, reason: 'asked for' },
    task: 'binary',
    classes: ['lower', 'upper'],
    positive: 'upper',
    threshold: 0.5,
    rows: { train: 360, validation: 120, test: 120, skipped: 0 },
    inputs: 2,
    parameters: 33,
    epochs: 3,
    gpu: null,
    files: {
      predictions: './out/first/predictions.csv',
      scores: './out/first/scores.csv',
      model: './out/first/model.terrarium',
    },
  })
  expect(printed.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3])
  expect(Object.keys(printed.metrics.test)).toEqual(
    'accuracy rocAuc prAuc logLoss brier f1'.split(' '),
  )
  expect(Object.keys(printed.seconds)).toEqual(['load', 'prepare', 'train', 'evaluate'])
  expect(printed.weightsSha256).toMatch(/^[0-9a-f]{64}$/)
  expect(readdirSync(join(folder, 'out/first')).sort()).toEqual([
    'model.terrarium',
    'predictions.csv',
    'scores.csv',
  ])

  const predictions = lines('out/first/predictions.csv')
  expect(predictions[0]).toEqual(['row', 'split', 'actual', 'predicted', 'p:lower', 'p:upper'])
  expect(predictions).toHaveLength(table.length)
  // The same rows with their columns in another order, without the answer and with one that nobody asked for.
  const scores = lines('out/first/scores.csv')
  expect(scores[0]).toEqual(['y', 'note', 'x', 'predicted', 'p:lower', 'p:upper'])
  expect(scores.map((cells) => cells.slice(3))).toEqual(predictions.map((cells) => cells.slice(3)))
  expect(scores.map((cells) => cells.slice(0, 3).join(','))).toEqual(reordered)

  const again = await run(...task)
  const repeated = printedObject(again) as PrintedExperiment
  expect(repeated.weightsSha256).toBe(printed.weightsSha256)
  expect(repeated.metrics).toEqual(printed.metrics)
  expect(repeated.files).toEqual({ predictions: null, scores: null, model: null })
})

test('--report writes all that is known about the model, and no row of the table', async () => {
  // Coordinates are no secrets, but these would be easy to find.
  const rows = lines('moons.csv').map(([x, y, label], row) =>
    [x, y, row === 0 ? 'town' : row === 5 ? 'Lonelyville' : `T${row % 3}`, label].join(','),
  )
  writeFileSync(join(folder, 'towns.csv'), `${rows.join('\n')}\n`)
  const campaign = { template: 'purchase', contactCost: 1, value: 20 } as const
  writeFileSync(join(folder, 'planned.json'), JSON.stringify({ ...SMALL, campaign }))
  const task = ['--data', 'towns.csv', '--experiment', 'planned.json']
  const ended = await run(...task, '--report', 'told/moons.json')
  expect(ended.status, ended.stderr).toBe(0)
  const printed = printedObject(ended) as PrintedExperiment
  expect(printed.files).toEqual({
    predictions: null,
    scores: null,
    model: null,
    report: 'told/moons.json',
  })
  expect(readdirSync(join(folder, 'told'))).toEqual(['moons.json'])
  const text = read('told/moons.json')
  const report = JSON.parse(text) as ModelReport
  expect(report).toMatchObject({
    format: 'terrarium-report',
    model: { weightsSha256: printed.weightsSha256 },
    data: { file: 'towns.csv', rows: printed.rows, columns: 4 },
    question: { target: 'label', task: 'binary', positive: 'upper', threshold: 0.5 },
    network: { parameters: printed.parameters },
    test: { locked: false },
  })
  expect(report.data.fingerprint).toMatch(/^[0-9a-f]{64}$/)
  const auc = report.test.metrics?.find(({ name }) => name === 'rocAuc')
  expect(auc?.value).toBe(printed.metrics.test['rocAuc'])
  expect(auc?.interval).toHaveLength(2)
  // The same rows and weights give the same numbers, wherever they are worked out.
  expect(report.judgement).toMatchObject({ task: 'binary', rows: 120, positives: 60 })
  const network = report.comparison?.contenders.find(({ name }) => name === 'network')
  expect(network?.scores[0]).toMatchObject({ metric: 'rocAuc' })
  expect(network?.scores[0]?.value).toBeCloseTo(auc?.value ?? 0, 10)
  expect(report.ranking?.gains.value.at(-1)).toBeCloseTo(1, 12)
  expect(report.ranking?.planned?.threshold).toBe(0.5)
  expect(report.campaign?.plan).toMatchObject({ contactCost: 1, value: 20, listSize: 120 })
  expect(report.limits.map(({ code }) => code)).toContain('rareLevels')
  const effects = report.effects?.columns ?? []
  expect(report.effects).toMatchObject({ most: 50, ofColumns: 3 })
  expect(effects.map(({ column }) => column).toSorted()).toEqual(['town', 'x', 'y'])
  const places = effects.find(({ column }) => column === 'town')?.points.map(({ place }) => place)
  expect(places).toContainEqual({ kind: 'level', text: 'T1' })
  expect(effects.find(({ column }) => column === 'x')?.points).toHaveLength(24)
  expect(report.repeatedSeeds).toMatchObject({ metric: 'rocAuc' })
  const runs = report.repeatedSeeds && 'runs' in report.repeatedSeeds && report.repeatedSeeds.runs
  expect(runs).toMatchObject([
    { seed: 7, value: auc?.value },
    ...[8, 9, 10, 11].map((seed) => ({ seed })),
  ])
  expect(text).not.toContain('Lonelyville')

  const onto = await run(...task, '--report', 'towns.csv')
  expect(onto.status).toBe(2)
  expect(lastSentence(onto)).toContain('towns.csv')
  expect(read('towns.csv')).toContain('Lonelyville')
})

test('--report of several classes and of numbers holds their curves, ranges and groups @long', async () => {
  const rows = lines('moons.csv').slice(1)
  const wide = rows.map(([x, y, label], row) => [x, y, label, `c${row % 3}`, Number(x) + row / 500])
  const head = ['x', 'y', 'label', 'class', 'amount']
  writeFileSync(join(folder, 'wide.csv'), [head, ...wide].map((row) => row.join(',')).join('\n'))
  const report = async (target: string) => {
    writeFileSync(join(folder, 'asked.json'), JSON.stringify({ ...SMALL, target }))
    const task = ['--data', 'wide.csv', '--experiment', 'asked.json', '--report', 'told.json']
    const ended = await run(...task)
    expect(ended.status, ended.stderr).toBe(0)
    return JSON.parse(read('told.json')) as ModelReport
  }
  const classes = await report('class')
  expect(classes.training.loss).toBe('categoricalCrossEntropy')
  expect(classes.classCurves).toHaveLength(3)
  for (const { roc, ranking, metrics, calibration } of classes.classCurves ?? []) {
    const brier = metrics?.find(({ name }) => name === 'brier')
    expect(calibration?.brier).toBeCloseTo(brier?.value ?? NaN, 12)
    expect(roc?.points.at(-1)).toMatchObject({ x: 1, y: 1 })
    expect(ranking?.tenths).toHaveLength(10)
  }
  const numbers = await report('amount')
  expect(numbers.training.loss).toBe('meanSquaredError')
  expect(numbers.test.predictionIntervals?.map(({ level }) => level)).toEqual([0.8, 0.95])
  const { judgement } = numbers
  expect(judgement?.task === 'regression' && judgement.agreement).toHaveLength(10)
})

test('--engine tfjs trains on WebGPU and counts what it asked of it', async () => {
  const ended = await run('--data', 'moons.csv', '--experiment', 'small.json', '--engine', 'tfjs')
  expect(ended.status, ended.stderr).toBe(0)
  const { engine, gpu } = printedObject(ended) as PrintedExperiment
  expect(engine).toMatchObject({ name: 'tfjs', backend: 'webgpu', reason: 'asked for' })
  expect(gpu?.dispatchesPerStep).toBeGreaterThan(1)
  expect(gpu?.readbacksPerEpoch).toBeLessThanOrEqual(1)
})

test('an experiment with an unknown key is refused by its name, and no folder is made', async () => {
  writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ ...SMALL, lernrate: 1 }))
  const ended = await run('--data', 'moons.csv', '--experiment', 'wrong.json', '--out', 'out')
  expect(ended.status).toBe(2)
  expect(lastSentence(ended)).toContain('lernrate')
  expect(ended.stdout).toBe('')
  expect(existsSync(join(folder, 'out'))).toBe(false)
})

test('a file to score that lacks columns is refused, and nothing is left half-written', async () => {
  writeFileSync(join(folder, 'lacking.csv'), 'x,z\n1,2\n')
  const ended = await run(
    ...['--data', 'moons.csv', '--experiment', 'small.json', '--out', 'out'],
    ...['--score', 'lacking.csv'],
  )
  expect(ended.status).toBe(2)
  expect(lastSentence(ended)).toContain('y')
  expect(ended.stdout).toBe('')
  expect(existsSync(join(folder, 'out'))).toBe(false)
})

test('pseudonyms need their key, and the same key gives the same run @long', async () => {
  const table = Array.from({ length: 120 }, (_, i) => {
    const side = i % 3 === 0 ? 'yes' : 'no'
    return `person${i % 40}@example.com,${i % 17},${(i * 7) % 11},${side}`
  })
  writeFileSync(join(folder, 'people.csv'), `mail,x,z,answer\n${table.join('\n')}\n`)
  const experiment: Experiment = {
    ...{ ...SMALL, target: 'answer' },
    columns: { mail: { privacy: { kind: 'pseudonym' } } },
    split: { kind: 'group', column: 'mail', seed: 3 },
  }
  writeFileSync(join(folder, 'people.json'), JSON.stringify(experiment))
  const key = 'correct horse battery staple'
  writeFileSync(join(folder, 'key.txt'), `${key}\n`)
  writeFileSync(join(folder, 'other.txt'), 'another passphrase\n')
  const task = ['--data', 'people.csv', '--experiment', 'people.json']

  const without = await run(...task)
  expect(without.status).toBe(2)
  expect(lastSentence(without)).toContain('--key-file')

  const prints = async (file: string, ...more: string[]) => {
    const ended = await run(...task, '--key-file', file, ...more)
    expect(ended.status, ended.stderr).toBe(0)
    expect(ended.stdout + ended.stderr).not.toContain(key)
    return (printedObject(ended) as PrintedExperiment).weightsSha256
  }
  const first = await prints('key.txt', '--out', 'out')
  expect(await prints('key.txt')).toBe(first)
  expect(await prints('other.txt')).not.toBe(first)
  expect(readFileSync(join(folder, 'out/model.terrarium')).includes(key)).toBe(false)
})
