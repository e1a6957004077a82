import type { Clipping } from '../../domain/experiment.ts'
import type { CheckedOptimizer } from '../../domain/gpu-report.ts'
import type { Loss } from '../../domain/network.ts'
import type { AdapterReport } from '../../protocol/trainer-api.ts'
import { train } from './train.ts'

const noAdapter: Record<Extract<AdapterReport, { available: false }>['why'], string> = {
  insecure:
    'Browsers offer WebGPU on secure pages only, and this one came over plain HTTP. Training works all the same: WebAssembly uses the processor.',
  absent:
    'This browser has no WebGPU. Training works all the same: WebAssembly uses the processor.',
  noAdapter:
    'The browser has WebGPU but offers no graphics adapter. Training works all the same: WebAssembly uses the processor.',
}

const losses: Record<Loss, string> = {
  binaryCrossEntropy: 'binary cross-entropy',
  categoricalCrossEntropy: 'categorical cross-entropy',
  meanSquaredError: 'squared error',
  meanAbsoluteError: 'absolute error',
  huber: 'Huber loss',
  binarySquaredError: 'binary squared error',
  categoricalSquaredError: 'categorical squared error',
}

const optimizers: Record<CheckedOptimizer, string> = {
  ...train.optimizers,
  momentum: 'SGD with momentum',
  nesterov: 'SGD with Nesterov momentum',
}

const clippings: Record<Clipping['by'], string> = {
  value: 'clipping by value',
  globalNorm: 'clipping by global norm',
}

export const gpu = {
  short: 'GPU check',
  title: 'Check this GPU',
  lead: 'Trains a few small networks on the graphics adapter, compares every result with the same calculation in double precision, and measures how fast it is.',
  start: 'Start the check',
  again: 'Check again',
  afterTraining: 'A run is using the machine. Check when it has ended.',
  idle: 'Not checked yet.',
  idleText: (adapter: string) =>
    `The adapter here is ${adapter}. The check takes half a minute or longer, stays in this browser, and can be cancelled.`,
  looking: 'Looking for a graphics adapter.',
  noAdapterTitle: 'There is no GPU to check here',
  noAdapter,
  runningTitle: 'Checking this GPU',
  runningText: 'Leave the page open; other pages of Terrarium may be looked at meanwhile.',
  progress: 'Progress of the check',
  done: (percent: string) => `${percent} done`,
  failedTitle: 'The check could not be finished.',
  passed: 'This adapter computes correctly.',
  passedText: (cases: string) => `All ${cases} cases agree with double precision.`,
  gaveUp: 'This adapter gave up.',
  gaveUpText: (failed: string, cases: string) =>
    `${failed} of ${cases} cases came to no result. “Choose for me” now leaves WebGPU out on this adapter; you can still choose it yourself, and check again.`,
  wrong: 'This adapter computes wrongly.',
  wrongText: (failed: string, cases: string) =>
    `${failed} of ${cases} cases differ from double precision by more than they may. “Choose for me” now leaves WebGPU out on this adapter; you can still choose it yourself.`,
  countsAgain: 'It failed before; from now on “Choose for me” takes it into account again.',
  software:
    'This is a software adapter: the processor plays the part of a graphics card, so its times say nothing about one.',
  adapter: 'Adapter',
  adapterOf: (name: string, vendor: string) => (vendor === '' ? name : `${name}, ${vendor}`),
  unnamed: 'without a name',
  casesPassed: 'Cases passed',
  casesOf: (passed: string, cases: string) => `${passed} of ${cases}`,
  arithmetic: 'Arithmetic',
  gigaflops: (n: string) => `${n} GFLOP/s`,
  memory: 'Memory',
  gigabytes: (n: string) => `${n} GB/s`,
  peakNote: 'reached by a plain kernel',
  notMeasured: 'could not be measured',
  largestBuffer: 'Largest buffer',
  cases: 'Correctness',
  casesHow: (allowed: string) =>
    `Largest differences from double precision after a few epochs; ${allowed} is allowed.`,
  case: 'Network',
  separator: ', ',
  noHidden: 'no hidden layer',
  hidden: (units: string) => `hidden layers ${units}`,
  losses,
  classes: (n: number) => `${n} classes`,
  optimizers,
  l1: train.l1,
  l2: train.l2,
  dropout: 'dropout',
  batchNorm: 'batch normalisation',
  clippings,
  schedule: 'learning-rate schedule',
  categories: 'categories',
  categoriesAlone: 'categories alone',
  rowWeights: 'row weights',
  batchSize: (n: number) => `batch size ${n}`,
  shape: (units: string, batchSize: number) => `${units}, batch size ${batchSize}`,
  peakCase: 'matrix product and copy',
  loss: 'Loss',
  weights: 'Weights',
  verdict: 'Verdict',
  casePassed: 'passed',
  caseFailed: 'failed',
  notFinite: 'not finite',
  said: (reason: string) => `The browser said: ${reason}`,
  speed: 'Speed',
  speedHow:
    'Each engine on the same networks: inputs, units of each layer and outputs, rows in a batch.',
  report: 'The report',
  reportHow:
    'The adapter’s make, its limits, the build of Terrarium, and the numbers of this page. Nothing about you, your files or your machine’s name.',
  copy: 'Copy the report',
  copied: 'The report is in the clipboard.',
  copyByHand: 'The browser did not allow it. Copy the selected text by hand:',
  show: 'Show the report',
}
