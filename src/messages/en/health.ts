/** What is wrong with a training, in words, and what can be tried. */
export const health = {
  title: 'Health',
  none: 'Nothing stands out at this epoch: no dead or saturated units, no gradient that vanishes or explodes.',
  /** A bold head, and the rest of the sentence. */
  deadUnit: (place: string, rows: string) => ({
    title: `${place} is dead.`,
    text: `It answers 0 for all ${rows} rows, so no gradient reaches it.`,
  }),
  saturatedUnit: (place: string, idle: string, rows: string) => ({
    title: `${place} is saturated`,
    text: `for ${idle} of ${rows} rows: its gradient is almost nothing there.`,
  }),
  vanishing: (layer: string, share: string) => ({
    title: `The gradient vanishes on its way to ${layer}.`,
    text: `Of the last layer’s, ${share} arrives: it hardly learns.`,
  }),
  lessThan: (share: string) => `less than ${share}`,
  exploding: (layer: string, norm: string) => ({
    title: `The gradient explodes in ${layer}.`,
    text: `Its length is ${norm}: one step throws the weights far off.`,
  }),
  overfitting: (best: string, from: string, to: string) => ({
    title: 'It learns by heart.',
    text: `Validation loss rose from ${from} to ${to} since epoch ${best}, while training loss went on falling.`,
  }),
  underfitting: (loss: string, simplest: string) => ({
    title: 'It has stopped learning.',
    text: `Its loss of ${loss} is hardly below ${simplest}, that of an answer which knows no input.`,
  }),
  rateTooHigh: (jumps: string, epochs: string) => ({
    title: 'The loss jumps.',
    text: `It rose sharply in ${jumps} of the last ${epochs} epochs: the learning rate is too high.`,
  }),
  rateTooLow: (share: string, epochs: string) => ({
    title: 'The loss falls by tiny steps.',
    text: `${epochs} epochs took off ${share} of it: the learning rate is too low.`,
  }),
  others: (n: string) =>
    n === '1' ? 'Another unit of this layer is, too.' : `So are ${n} other units of this layer.`,
  place: (layer: string, unit: string) =>
    `${layer.charAt(0).toUpperCase()}${layer.slice(1)}, unit ${unit}`,
  /** Read out, without numbers: they change with every epoch. */
  unitsSaid: {
    deadUnit: (layer: string) => `Dead units in ${layer}.`,
    saturatedUnit: (layer: string) => `Saturated units in ${layer}.`,
  },
  /** After the name of a unit in the drawing. */
  marked: { deadUnit: 'dead', saturatedUnit: 'saturated' },
  /** At a layer of the drawing; the first is short, the other belongs to the name of its units. */
  layerMarked: { vanishing: '∇ vanishes', exploding: '∇ explodes' },
  layerFault: { vanishing: 'its gradient vanishes', exploding: 'its gradient explodes' },
  remedies: {
    smallerRate: (rate: string) => `Try a smaller learning rate from here, ${rate}`,
    largerRate: (rate: string) => `Try a larger learning rate from here, ${rate}`,
    activation: (activation: string, layer: string) => `Try ${activation} in ${layer} from here`,
    l2: (penalty: string) => `Try an L2 penalty of ${penalty} from here`,
    dropout: (rate: string) => `Try dropout of ${rate} from here`,
    clipping: (limit: string) => `Try gradients no longer than ${limit} from here`,
    fewerUnits: 'Start again with half the units',
    moreUnits: 'Start again with twice the units',
  },
}
