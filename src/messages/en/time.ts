/** The time machine: epochs that were, branches, and what is known of an epoch. */
export const time = {
  title: 'Time machine',
  how: 'Drag to any epoch: everything above and below replays. Branch from there to try other settings.',
  empty: 'Nothing has been learnt yet. Every epoch will be kept here, to be gone back to.',
  begins: (n: string) =>
    `This is the model you trained, as it was at its best: epoch ${n}. It learns on from there; its optimiser begins with empty averages.`,
  loss: 'Loss',
  lossEmpty: 'Play, or take a step: the curve begins with the first epoch.',
  kept: (count: string, bytes: string) =>
    `${count} ${count === '1' ? 'snapshot' : 'snapshots'} kept, ${bytes}`,
  handle: 'Epoch that is shown',
  epoch: (n: string) => `epoch ${n}`,
  batch: (epoch: string, batch: string, all: string) =>
    `epoch ${epoch}, minibatch ${batch} of ${all}`,
  here: (n: string) => `you are here: epoch ${n}`,
  best: (n: string) => `best: epoch ${n}`,
  finding: (best: string, loss: string, here: string) =>
    `Validation loss is lowest at epoch ${best}: ${loss}. Shown is epoch ${here}.`,
  validation: 'validation',
  training: 'training',
  toNow: 'Back to now',
  films: 'Answers over the plane, from the first epoch to the latest',
  film: (n: string) => `Show epoch ${n}`,

  branchTitle: (n: string) => `Branch from epoch ${n}`,
  branchNote: 'other settings from here on',
  branchHow:
    'The weights stay as they are at this epoch. What followed becomes A, what comes now is B.',
  otherOptimizer: (name: string) =>
    `What an optimiser remembers of earlier steps is its own: ${name} begins with nothing, and counts its steps from 1.`,
  l1: 'L1 penalty',
  l2: 'L2 penalty',
  dropout: 'Dropout in each hidden layer',

  a: 'A, as it went',
  b: 'B, from here',
  futures: 'Two futures',
  futuresHow: (n: string) => `Both learnt the same until epoch ${n}.`,
  futureA: (epoch: string) => `A at epoch ${epoch}`,
  futureB: (epoch: string) => `B at epoch ${epoch}`,
  ended: (future: string, n: string) => `${future} went no further than epoch ${n}.`,
  goOn: (future: string) => `Go on with ${future}`,
  whichGoesOn: 'Which future goes on',
  goesOn: (future: string, n: string, other: string) =>
    `${future} goes on from epoch ${n} when you play or step. ${other} stays as it is, to be compared with.`,
  setting: 'Setting or measure',
  none: 'none',
  fewest: 'Lowest validation loss',
  nowTraining: 'Training loss here',
  nowValidation: 'Validation loss here',
  forget: (future: string) => `Let ${future} go`,
  settings: {
    learningRate: 'Learning rate',
    optimizer: 'Optimiser',
    batchSize: 'Batch size',
    seed: 'Seed',
    clipping: 'Gradient clipping',
    l1: 'L1 penalty',
    l2: 'L2 penalty',
    dropout: 'Dropout',
    activation: 'Activation',
    loss: 'Loss',
  },
  clipped: {
    value: (n: string) => `each at most ${n}`,
    globalNorm: (n: string) => `length at most ${n}`,
  },

  answers: 'Right and wrong',
  answersHow: (n: string) => `Validation rows as they are answered at epoch ${n}.`,
  actual: 'actual',
  predicted: 'said',
  other: 'others',
  total: 'rows',
  right: (right: string, rows: string) => `${right} of ${rows} right`,
  meanDistance: 'Off by, on average',
  meanError: 'Too high by, on average',
  farthest: 'Off by at most',
  rows: (n: string) => `${n} validation rows`,

  gradients: 'Gradients, layer by layer',
  gradientsHow: (rows: string) =>
    `How hard the loss pulls at each layer: the length of its gradient on ${rows} training rows. A lower layer that hardly moves while the last one does has a vanishing gradient.`,
  gradientsFinding: (parts: string) =>
    `Length of the gradient at the epoch that is shown: ${parts}.`,
  gradientAxis: 'length of the gradient',
  weights: 'Weights, layer by layer',
  weightsHow: (n: string) =>
    `How many weights have which size at epoch ${n}, biases left out. Each picture reaches as far as its largest weight.`,
  weightsFinding: (layer: string, reach: string) =>
    `Weights of ${layer}, from −${reach} to ${reach}`,
  weightsTable: 'Weights',
  from: 'From',
  to: 'To',
}
