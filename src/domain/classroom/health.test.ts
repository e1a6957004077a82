import { expect, test } from 'vitest'
import type { Activation, Network } from '../network.ts'
import type { Finding } from './finding.ts'
import { HealthWatch, suspicionsOf, type HealthView } from './health.ts'
import type { LayerProbe } from './probe.ts'
import type { EpochMeasures } from './snapshots.ts'

const ROWS = 100
const SIMPLEST = 0.7

function networkOf(activation: Activation, hidden = 2): Network {
  const plain = { dropout: 0, batchNorm: false }
  return {
    inputs: 2,
    layers: [
      ...Array.from({ length: hidden }, () => ({ inputs: 2, units: 2, activation, ...plain })),
      { inputs: 2, units: 1, activation: 'linear' as const, ...plain },
    ],
    loss: 'binaryCrossEntropy',
    l1: 0,
    l2: 0,
  }
}

const well = (network: Network): LayerProbe[] =>
  network.layers.map(({ units }) => ({
    gradientNorm: 0.1,
    idleRows: new Array<number>(units).fill(10),
  }))

/** Losses by epoch. */
type Losses = (epoch: number) => { train: number; validation: number }

const learning: Losses = (epoch) => ({
  train: 0.3 + 0.4 * Math.exp(-epoch / 15),
  validation: 0.35 + 0.35 * Math.exp(-epoch / 15),
})

interface Training {
  epochs?: number
  losses?: Losses
  activation?: Activation
  /** From which epoch on. */
  probes?: (epoch: number, network: Network) => LayerProbe[]
}

/** What is found after each epoch, from 0 on. */
function watch({
  epochs = 60,
  losses = learning,
  activation = 'tanh',
  probes = (_, network) => well(network),
}: Training): Finding[][] {
  const network = networkOf(activation)
  const watching = new HealthWatch()
  const measures: EpochMeasures[] = []
  return Array.from({ length: epochs + 1 }, (_, epoch) => {
    const { train, validation } = losses(epoch)
    measures.push({ epoch, trainLoss: train, validationLoss: validation })
    const view: HealthView = {
      network,
      probes: probes(epoch, network),
      rows: ROWS,
      measures,
      simplest: SIMPLEST,
    }
    const suspicions = suspicionsOf(view)
    watching.look(epoch, suspicions)
    return watching.findings(epoch, suspicions)
  })
}

const lastOf = (training: Training) => watch(training).at(-1) ?? []
const kindsOf = (training: Training) => lastOf(training).map(({ kind }) => kind)

/** Layer `layer` has a unit that is flat for so many rows. */
const flat = (layer: number, idle: number) => (_: number, network: Network) =>
  well(network).map((probe, k) => (k === layer ? { ...probe, idleRows: [10, idle] } : probe))

const norms = (values: number[]) => (_: number, network: Network) =>
  well(network).map((probe, k) => ({ ...probe, gradientNorm: values[k] ?? 0 }))

/** The same noise every time, between −1 and 1. */
const noise = (epoch: number) => Math.sin(7.3 * epoch * epoch)

test('a training that goes well has no findings, at any epoch', () => {
  for (const activation of ['relu', 'tanh', 'sigmoid', 'gelu'] as const) {
    expect(watch({ activation, epochs: 120 }).flat()).toEqual([])
  }
})

test('losses that are noisy, as minibatches make them, are no finding', () => {
  const losses: Losses = (epoch) => {
    const { train, validation } = learning(epoch)
    return { train: train + 0.015 * noise(epoch), validation: validation + 0.03 * noise(epoch + 9) }
  }
  expect(watch({ losses, epochs: 150 }).flat()).toEqual([])
})

test('a ReLU that is 0 for every row is dead; one that is 0 for most is not', () => {
  expect(lastOf({ activation: 'relu', probes: flat(1, ROWS) })).toEqual([
    { kind: 'deadUnit', layer: 1, unit: 1, rows: ROWS },
  ])
  expect(lastOf({ activation: 'relu', probes: flat(1, 90) })).toEqual([])
  // A leaky one always has a slope.
  expect(lastOf({ activation: 'leakyRelu', probes: flat(1, ROWS) })).toEqual([])
})

test('a tanh that is flat for more than a third of the rows is saturated', () => {
  expect(lastOf({ probes: flat(1, 36) })).toEqual([
    { kind: 'saturatedUnit', layer: 1, unit: 1, idle: 36, rows: ROWS },
  ])
  expect(lastOf({ probes: flat(1, 33) })).toEqual([])
})

test('units may be flat where all is learnt: the answers are sure', () => {
  const losses: Losses = (epoch) => {
    const loss = 0.05 + 0.65 * Math.exp(-epoch / 8)
    return { train: loss, validation: loss }
  }
  expect(kindsOf({ losses, probes: flat(0, 80) })).toEqual([])
})

test('nothing is said of units in the first epochs', () => {
  const found = watch({ activation: 'relu', probes: flat(0, ROWS) })
  expect(found.slice(0, 5).flat()).toEqual([])
  expect(found[12]).toHaveLength(1)
})

test('an alarm does not flicker around its threshold', () => {
  const found = watch({
    epochs: 100,
    probes: (epoch, network) => flat(1, epoch % 2 === 0 ? 40 : 30)(epoch, network),
  })
  const changes = found.filter((now, i) => i > 0 && now.length !== found[i - 1]?.length)
  expect(changes.length).toBeLessThanOrEqual(1)
  const steady = watch({
    epochs: 100,
    probes: (epoch, network) =>
      flat(1, epoch < 30 ? 40 : epoch % 2 === 0 ? 40 : 30)(epoch, network),
  })
  expect(steady.slice(20).every((now) => now.length === 1)).toBe(true)
})

test('an alarm ends when all is well again', () => {
  const found = watch({
    epochs: 40,
    probes: (epoch, network) => flat(1, epoch < 20 ? 60 : 5)(epoch, network),
  })
  expect(found[19]).toHaveLength(1)
  expect(found[25]).toHaveLength(0)
})

test('a gradient that hardly reaches a layer vanishes there, one that grows past all bounds explodes', () => {
  expect(lastOf({ probes: norms([0.0004, 0.02, 0.1]) })).toEqual([
    { kind: 'vanishing', layer: 0, share: 0.0004 / 0.1 },
  ])
  expect(lastOf({ probes: norms([250, 20, 5]) })).toEqual([
    { kind: 'exploding', layer: 0, norm: 250 },
  ])
  // All of it is short because there is little left to learn.
  expect(lastOf({ probes: norms([1e-5, 1e-5, 2e-5]) })).toEqual([])
})

test('validation loss that rises from its best while training loss falls is overfitting', () => {
  const [found] = lastOf({
    epochs: 90,
    losses: (epoch) => ({
      train: 0.05 + 0.65 * Math.exp(-epoch / 30),
      validation: 0.4 + 0.3 * Math.exp(-epoch / 8) + 0.004 * Math.max(0, epoch - 30),
    }),
  })
  expect(found).toMatchObject({ kind: 'overfitting' })
  if (found?.kind !== 'overfitting') return
  expect(found.best).toBeGreaterThan(20)
  expect(found.best).toBeLessThan(45)
  expect(found.to).toBeGreaterThan(found.from)
})

test('both losses rising is no overfitting', () => {
  const losses: Losses = (epoch) => {
    const loss = 0.4 + 0.002 * Math.max(0, epoch - 30)
    return { train: loss, validation: loss }
  }
  expect(kindsOf({ losses })).not.toContain('overfitting')
})

test('losses that stay at the simplest answer’s are underfitting', () => {
  const stuck: Losses = (epoch) => ({
    train: 0.69 + 0.004 * noise(epoch),
    validation: 0.695 + 0.004 * noise(epoch + 5),
  })
  expect(kindsOf({ losses: stuck, epochs: 70 })).toEqual(['underfitting'])
  expect(kindsOf({ losses: stuck, epochs: 30 })).toEqual([])
})

test('a loss that jumps again and again has too high a learning rate', () => {
  const losses: Losses = (epoch) => {
    const loss = 0.5 + (epoch % 3 === 0 ? 0.2 : 0)
    return { train: loss, validation: loss }
  }
  expect(kindsOf({ losses })).toEqual(['rateTooHigh'])
  const once: Losses = (epoch) => {
    const { train, validation } = learning(epoch)
    return { train: epoch === 40 ? 0.6 : train, validation }
  }
  expect(watch({ losses: once }).flat()).toEqual([])
})

test('a loss that falls steadily by tiny steps has too low a learning rate', () => {
  const losses: Losses = (epoch) => ({
    train: 0.7 - 0.0003 * epoch,
    validation: 0.71 - 0.0003 * epoch,
  })
  expect(kindsOf({ losses })).toEqual(['rateTooLow'])
  // What has arrived takes ever smaller steps.
  const arrived: Losses = (epoch) => {
    const loss = 0.5 + 0.2 * Math.exp(-epoch / 8)
    return { train: loss, validation: loss }
  }
  expect(watch({ losses: arrived, epochs: 100 }).flat()).toEqual([])
})
