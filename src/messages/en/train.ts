import type {
  Clipping,
  EngineChoice,
  LossChoice,
  ResolvedSchedule,
} from '../../domain/experiment.ts'
import type { Activation } from '../../domain/network.ts'
import type { EngineReason } from '../../domain/training.ts'

import { quote } from '../quote.ts'
import { plural } from '../plural.ts'

const activations: Record<Activation, string> = {
  relu: 'ReLU',
  leakyRelu: 'leaky ReLU',
  elu: 'ELU',
  gelu: 'GELU',
  softplus: 'softplus',
  swish: 'swish',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  linear: 'linear',
}

const losses: Record<LossChoice, string> = {
  crossEntropy: 'Cross-entropy',
  meanSquaredError: 'Squared error',
  meanAbsoluteError: 'Absolute error',
  huber: 'Huber',
}

const lossHelp: Record<LossChoice, string> = {
  crossEntropy: 'Right nearly always: the surer a wrong chance is, the harder it is corrected.',
  meanSquaredError: 'Large errors count most. Aims at the mean.',
  meanAbsoluteError:
    'Every error counts by its size, outliers no more than that. Aims at the median.',
  huber: 'Squared up to one standard deviation, then by size: outliers pull less.',
}

const schedules: Record<ResolvedSchedule['name'], string> = {
  constant: 'Constant',
  step: 'Steps',
  cosine: 'Cosine',
  plateau: 'On plateau',
}

const clippings: Record<'off' | Clipping['by'], string> = {
  off: 'Off',
  value: 'Value',
  globalNorm: 'Global norm',
}

const engines: Record<EngineChoice, string> = {
  auto: 'Choose for me',
  webgpu: 'WebGPU kernels',
  wasm: 'WebAssembly',
  tfjs: 'TensorFlow.js on WebGPU',
  'tfjs-cpu': 'TensorFlow.js on the processor',
}

const reasons: Record<EngineReason, string> = {
  askedFor: 'You chose it.',
  measured: 'It was the fastest of those measured on this machine.',
  remembered: 'It was the fastest when this shape was last measured on this machine.',
  onlyOne: 'No other engine can carry this experiment here.',
  fallback: 'The engine that began the run gave up.',
  hardwareAdapter: 'This machine has a graphics adapter for it.',
  softwareAdapter: 'WebGPU would run in software here, which is slower than the processor itself.',
  noAdapter: 'No WebGPU adapter was found, so the processor does the work.',
}

export const train = {
  readyTitle: 'Ready to learn',
  readyLead: (rows: string, inputs: string, weights: string) =>
    `${rows} rows to learn from, ${plural(inputs, 'input')}, ${weights} weights to find. These settings suit a table of this size; change what you like.`,
  start: 'Train',
  seeBelow: 'Not as it stands; see below.',
  again: 'Train again',
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop and keep the best',
  lookInside: 'Look inside',
  toEvaluate: 'See what it is worth',
  preparing: 'Preparing the rows',
  preparingLead: 'Everything is learnt from the training rows only.',
  measuring: (engine: string) => `Trying ${engine}`,
  compiling: 'Compiling for this machine',
  compilingLead: 'The first step takes a moment; the steps after it are fast.',
  finishing: 'Measuring on the test rows',
  learning: (epoch: string, best: string) => `Learning: epoch ${epoch}, best so far epoch ${best}`,
  learningFirst: 'Learning: the first epoch',
  paused: (epoch: string) => `Paused after epoch ${epoch}`,
  pausedLead: 'Nothing is lost. Go on whenever you like.',
  improving: 'The validation loss improved in the last epoch.',
  waiting: (epochs: string, stop: string, best: string) =>
    `Epochs without a better validation loss: ${epochs}. If it stays so, training stops at epoch ${stop} and keeps the weights of epoch ${best}.`,
  waitingForever: (epochs: string) => `Epochs without a better validation loss: ${epochs}.`,
  stoppedTitle: 'Stopped before the first epoch was done',
  stoppedLead: 'Nothing has been learnt yet: the weights are still those of the start.',
  finishedTitle: (best: string) => `Learnt: the best epoch was ${best}`,
  reasons: {
    epochs: 'All epochs were run; the weights of the best one are kept.',
    earlyStopping:
      'It stopped by itself because the validation loss no longer improved; the weights of the best epoch are kept.',
    stopped: 'You stopped it; the weights of the best epoch are kept.',
    diverged:
      'It was stopped because the loss was no longer a number; the last good weights are kept.',
  },
  failedTitle: 'Training ended without a model',
  recovered: 'Something gave up, and training went on by itself.',
  tryLowerRate: (rate: string) => `Try learning rate ${rate}`,
  epochsOf: (epoch: string, most: string) => `${epoch} of at most ${most} epochs`,
  progressLabel: 'Training progress',
  left: (ifStops: string | null, epoch: string, most: string) =>
    ifStops === null
      ? `at most ${most} left`
      : `${ifStops} left if it stops at ${epoch}, ${most} at most`,
  stepsPerEpoch: (steps: string, batch: string) => `${steps} steps an epoch, ${batch} rows each`,
  loss: 'Loss',
  lossHow:
    'Going down is learning. When the solid line turns up while the dashed one still falls, it begins to learn by heart.',
  lossAxis: 'loss, lower is better',
  epochAxis: 'epochs (times through the training rows)',
  lossFinding: (epoch: string, loss: string) =>
    `Validation loss by epoch; lowest at epoch ${epoch} with ${loss}.`,
  lossEmpty: 'The loss will appear after the first epoch.',
  scale: 'Scale of the loss',
  linear: 'Linear',
  log: 'Log',
  seconds: 'Seconds',
  training: 'training',
  validation: 'validation',
  baseline: 'the simplest answer',
  best: (epoch: string) => `best: epoch ${epoch}`,
  waits: (epochs: string, stop: string) => `waits for ${epochs} epochs, to ${stop}`,
  epoch: 'Epoch',
  now: 'What it predicts now',
  nowRows: (rows: string) => `${rows} validation rows`,
  nowBinary: 'The better it gets, the further the orange bars move right and the blue ones left.',
  nowMulticlass: 'The better it gets, the more rows stand on the diagonal.',
  nowRegression: 'The better it gets, the closer the points lie to the line.',
  nowEmpty: 'Predictions will appear after the first epoch.',
  shareAxis: 'share of each group',
  chanceAxis: (answer: string) => `predicted chance of “${answer}”, of 100`,
  groupLabel: (n: string, answer: string) => `${n} × ${answer}`,
  scoreFinding: (positive: string) => `Predicted chances of rows with and without “${positive}”.`,
  bin: 'Chance of 100',
  actual: 'actual',
  predicted: 'predicted',
  matrixFinding: (right: string) => `${right} of the validation rows are right.`,
  exact: 'exactly right',
  scatterFinding: 'Predicted against actual values of validation rows.',
  network: 'The network',
  networkHow: (weights: string, rows: string) => `${weights} weights for ${rows} training rows.`,
  inputsLabel: (n: string) => plural(n, 'input'),
  inputsFrom: (n: string) => `from ${plural(n, 'column')}`,
  unitsLabel: (n: string) => plural(n, 'unit'),
  answersLabel: (n: string) => `${n} answers`,
  oneAnswer: '1 answer',
  where: 'Where it runs',
  engineLine: 'Engine',
  adapter: 'Adapter',
  cores: 'Processor cores',
  noAdapter: 'none',
  perStep: 'Time a step',
  stepsPerSecond: 'Steps a second',
  perEpoch: 'Time an epoch',
  inUse: 'in use',
  timings: 'Measured times',
  background: 'You can switch tabs; it goes on. Another engine can be chosen after the run.',
  enginesMeasured: 'A few steps are run on each engine that can carry this; the fastest is taken.',
  times: (times: string) => `${times} times`,
  over: (times: string) => `over ${times} times`,
  fasterThan: (engine: string, time: string, times: string, other: string, otherTime: string) =>
    `${engine}: ${time} a step, ${times} as fast as ${other} (${otherTime}).`,
  slowerThan: (engine: string, time: string, other: string, otherTime: string) =>
    `${engine}: ${time} a step; ${other} takes ${otherTime}.`,
  softwareAdapter: (name: string) => `${name}, in software`,
  avoided: (adapter: string) =>
    `The adapter ${adapter} failed its check, so “Choose for me” leaves WebGPU out.`,
  measureAgain: 'Forget the measurements',
  measuredAnew: 'Forgotten. The next run measures the engines anew.',
  checkGpu: 'Check this GPU',
  adapterGaveUp: 'The graphics adapter gave up',
  engineGaveUp: (engine: string) => `${engine} gave up`,
  engineChanged: (what: string, epoch: string, engine: string) =>
    `${what} after epoch ${epoch}; the run went on with ${engine} from there.`,
  engineChangedAtOnce: (what: string, engine: string) =>
    `${what} before the first epoch was done; the run began again with ${engine}.`,
  engineChangedWhy: (reason: string) => `What it said: ${quote(reason.replace(/\.$/, ''))}.`,
  engines,
  engineReasons: reasons,
  settings: 'Settings',
  layers: 'Layers',
  layersHow:
    'Each layer mixes what the one before found. More units can learn finer rules, and learn by heart sooner.',
  layer: (n: string) => `Layer ${n}`,
  units: 'Units',
  activation: 'Activation',
  dropout: 'Dropout',
  addLayer: 'Add a layer',
  removeLayer: (n: string) => `Remove layer ${n}`,
  noLayers: (kind: string) => `Without layers this is ${kind}.`,
  linearRegression: 'linear regression',
  logisticRegression: 'logistic regression',
  activations,
  batchNorm: 'Batch normalisation',
  withBatchNorm: (activation: string) => `${activation}, batch norm`,
  l1: 'L1 penalty',
  l2: 'L2 penalty',
  lossChoice: 'Loss',
  losses,
  lossHelp,
  squaredChancesHelp:
    'The squared gap between chance and answer. Learns slowly from rows that it is surely wrong about, because there its slope is almost flat; cross-entropy does not.',
  optimizer: 'Optimiser',
  optimizers: { adam: 'Adam', adamw: 'AdamW', sgd: 'SGD', rmsprop: 'RMSprop' },
  learningRate: 'Learning rate',
  weightDecay: 'Weight decay',
  momentum: 'Momentum',
  nesterov: 'Nesterov momentum',
  nesterovNeedsMomentum: 'Without momentum it changes nothing.',
  schedule: 'Learning-rate schedule',
  scheduleShape: 'Shape',
  schedules,
  every: 'Every so many epochs',
  factor: 'Times',
  warmUp: 'Epochs to warm up',
  plateauPatience: 'Epochs without improvement',
  rateHow: 'How large the steps of learning are, from the first epoch to the last.',
  rateFinding: (first: string, top: string, last: string) =>
    `Learning rate over the epochs: begins at ${first}, at most ${top}, ends at ${last}.`,
  warmUpTooLong: 'The run ends before it is warm: fewer epochs to warm up are needed.',
  cosineMayEnd: 'The curve spans all epochs. A run that stops early ends somewhere on it.',
  plateauDrawn: 'Drawn as if the validation loss never improved after the first epoch.',
  plateauTooLate: (patience: string) =>
    `It never comes to that: training stops after ${patience} epochs without improvement.`,
  clipping: 'Gradient clipping',
  clippingBy: 'Clip by',
  clippings,
  clippingLimit: 'Limit',
  batchSize: 'Batch size',
  epochs: 'At most so many epochs',
  stopping: 'Stop early',
  stoppingHelp:
    'Ends when the validation loss has not improved for a while, and keeps the best epoch.',
  patience: 'Epochs to wait',
  classWeights: 'Give rare answers more weight',
  classWeightsHelp:
    'Every answer counts the same in total. Chances are then no longer shares of rows.',
  seed: 'Seed',
  seedHelp: 'The same seed on the same machine gives the same weights, bit for bit.',
  engine: 'Engine',
  invalid: (low: string, high: string) => `A number from ${low} to ${high} is needed.`,
  reset: 'Back to the suggested settings',
  copyLink: 'Copy a link to these settings',
  copyLinkNames: 'With column names',
  linkByHand: 'The browser did not allow it. Copy the selected link by hand:',
  linkCopied: 'The link is in the clipboard. It carries settings, no rows.',
  rowsFact: (train: string, validation: string) => `${train} rows to learn, ${validation} to check`,
  inputsFact: (columns: string, inputs: string) =>
    `${plural(columns, 'column')} as ${plural(inputs, 'input')}`,
  seedFact: (seed: string) => `seed ${seed}`,
  milestone: (epoch: string, loss: string) => `Epoch ${epoch}, validation loss ${loss}.`,
}
