import { plural } from '../plural.ts'
import { quote } from '../quote.ts'

/** The drawn network and the plane beside it. */
export const drawing = {
  network: 'The network',
  /** Around the names of the two colours. */
  networkHow: {
    before:
      'Each square shows what a unit answers for every point of the plane; a line’s width is its weight, ',
    orange: 'orange',
    adds: ' adds, ',
    blue: 'blue',
    takes: ' takes away. The bar under a square is its bias.',
  },
  noPlane:
    'No column of numbers varies here, so there is no plane to draw; the weights are drawn all the same.',
  /** Accessible name of the drawing. */
  networkLabel: (layers: string, weights: string) =>
    `Network of ${weights} weights: ${layers}. Arrow keys walk from unit to unit.`,
  layer: (n: string) => `layer ${n}`,
  layerHead: (layer: string, activation: string) => `${layer} · ${activation}`,
  output: 'output',
  links: { sigmoid: 'sigmoid', softmax: 'softmax', linear: 'linear' },
  unit: (layer: string, unit: string, units: string) =>
    `${layer.charAt(0).toUpperCase()}${layer.slice(1)}, unit ${unit} of ${units}`,
  outputUnit: (meaning: string) => `Output: ${meaning}`,
  chanceOf: (answer: string) => `chance of ${quote(answer)}`,
  unitsOf: (layer: string) => `Which units of ${layer} are drawn`,
  unitsBefore: (layer: string) => `Units before these in ${layer}`,
  unitsAfter: (layer: string) => `Units after these in ${layer}`,
  unitsShown: (first: string, last: string, all: string) => `${first} to ${last} of ${all}`,
  moreInputs: (n: string) => `+${n} more ${n === '1' ? 'input' : 'inputs'}`,
  layerOfUnits: (layer: string, units: string) => `${layer}, ${plural(units, 'unit')}`,
  activationOf: (layer: string) => `Activation of ${layer}`,
  lessUnits: (layer: string) => `One unit less in ${layer}`,
  moreUnitsIn: (layer: string) => `One unit more in ${layer}`,
  removeLayer: (layer: string) => `Remove ${layer}`,
  addLayerBefore: (layer: string) => `Add a layer before ${layer}`,
  weightsOf: (unit: string) => `What goes into it: ${unit}`,
  weightsHow: (shown: string, all: string) =>
    `The ${shown} largest of ${all} weights. Change one and see what happens; the line that is meant is outlined.`,
  moreWeights: (n: string) => `Show ${n} more`,
  weightsHowAll: 'Change a weight and see what happens; the line that is meant is outlined.',
  weightsRead: 'Here the weights are only to be read.',
  bias: 'Bias',
  from: 'From',
  to: 'To',
  weight: 'Weight',
  unitShort: (layer: string, unit: string) => `${layer}, unit ${unit}`,
  weightInvalid: 'A number from −1,000 to 1,000 is needed.',
  answered: (a: string) => `a = ${a}`,
  /** Under an output: its chance for the chosen row. */
  saysHere: (chance: string) => `${chance} of 100`,
  sure: (sure: string, right: string) =>
    `On rows it has not seen it is, on average, ${sure} of 100 sure of its answer, and right for ${right} of 100.`,
  low: 'low',
  high: 'high',
  surfaceOf: (answer: string) => `Where it says ${quote(answer)}`,
  surfaceOfClasses: 'Which answer it gives',
  surfaceOfNumber: (name: string) => `What it says of ${name}`,
  onTheLine: 'On the line it says 50 of 100.',
  curveHow: 'The line is its answer.',
  /** Of a hollow point. */
  unseen: 'not seen by it',
  right: (right: string, rows: string) => `Right for ${right} of ${rows} rows it has not seen.`,
  off: (error: string) => `Off by ${error} on average on rows it has not seen.`,
  chanceAxis: (answer: string) => `chance of ${quote(answer)}, of 100`,
  choose: 'Choose a point',
  chooseHow: 'Click a point to follow that row.',
  value: (column: string, value: string) => `${column} ${value}`,
  is: (values: string, answer: string) => `${values}: ${answer}.`,
  saysChance: (chance: string, answer: string, isRight: boolean) =>
    `The network says ${chance} of 100 for ${quote(answer)}: ${isRight ? 'right' : 'wrong'}.`,
  saysNumber: (number: string) => `The network says ${number}.`,
  row: 'Row',
  use: 'Used for',
  uses: { train: 'learning', validation: 'checking' },
  answer: 'Answer',
  surfaceFinding: (x: string, y: string) => `The network’s answers over ${x} and ${y}.`,
  toys: {
    xor: 'XOR',
    circles: 'two circles',
    spirals: 'two spirals',
    moons: 'two moons',
    gaussians: 'two clouds',
    plane: 'a sloping plane',
    line: 'y = 2x with noise',
  },
  ownRows: 'rows entered by hand',
  trainedWith: (optimizer: string, rate: string, batch: string) =>
    `${optimizer}, η = ${rate}, batch ${batch}`,
}
