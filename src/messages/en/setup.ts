import { plural } from '../plural.ts'
import type { ClassroomOptimizer } from '../../domain/classroom/edit-classroom.ts'
import type { ToyName } from '../../domain/classroom/classroom-choice.ts'
import type { ClassroomPace } from '../../protocol/classroom-api.ts'

const toys: Record<ToyName, string> = {
  xor: 'XOR',
  circles: 'Circles',
  spirals: 'Spirals',
  moons: 'Moons',
  gaussians: 'Two clouds',
  plane: 'Slope',
  line: 'y = 2x',
}

const optimizers: Record<ClassroomOptimizer, string> = {
  sgd: 'Gradient descent',
  momentum: 'With momentum 0.9',
  rmsprop: 'RMSprop',
  adam: 'Adam',
  adamw: 'AdamW',
}

const paces: Record<ClassroomPace, string> = {
  batch: 'Minibatches',
  slow: 'Slow',
  normal: 'Normal',
  fast: 'Fast',
}

/** The classroom's controls. */
export const setup = {
  source: 'What it learns from',
  title: 'How it learns',
  how: 'Can be changed while it plays. Another loss or scale begins anew, and so do other rows.',
  rows: 'Rows to learn from',
  toys,
  openTable: 'The open table',
  paint: 'Paint points',
  whichColumns: 'Inputs',
  allColumns: 'All columns',
  twoColumns: 'Two columns',
  across: 'Across',
  upwards: 'Upwards',
  noise: 'Noise',
  noiseGloss: 'How far each row is pushed off its place by chance.',
  rowCount: 'Number of rows',
  otherRows: 'Other rows',
  optimizer: 'Optimiser',
  optimizers,
  scale: 'Scale of the inputs',
  pace: 'Pace',
  paces,
  anotherSeed: 'Another seed',
  againHow: (seed: string) => `The same seed (${seed}) gives the same beginning.`,
  locked: 'Locked in this set-up.',
  link: 'Copy a link to this set-up',
  linkCopied: 'The link is in the clipboard. It carries the set-up, no rows of a file.',
  linkRefused: 'The link’s set-up could not be opened. You see what stood here before.',
  needsTable: 'This link is for a table of your own.',
  needsTableNext: 'Open a table first, then open the link again.',
  /** Names the choice of a tool. */
  brush: 'A press on the surface',
  tools: { follow: 'Follow', orange: 'Orange', blue: 'Blue', number: 'Paint', erase: 'Erase' },
  paintedValue: 'Number',
  canvas: 'Surface to paint on',
  canvasHow:
    'Click or drag to paint. With the keyboard: arrows move the cross, the space bar uses the tool, 1 and 2 set an orange and a blue point, Delete takes the nearest one away, Control and Z take back.',
  paintHow: 'Paint on the surface, also while it learns: it goes on with the weights it has.',
  paintedNumbers: (points: string) => `${plural(points, 'point')}.`,
  paintMoreNumbers: (least: string) =>
    `It begins to learn once there are at least ${least} points, not all in one line.`,
  painted: (orange: string, blue: string) => `${orange} orange, ${blue} blue.`,
  paintMore: (least: string) =>
    `It begins to learn once there are at least ${least} points of each colour.`,
  paintFull: (most: string) => `${most} points are as many as a link can carry.`,
  cursor: (across: string, x: string, up: string, y: string) => `${across} ${x}, ${up} ${y}`,
  clear: 'Clear',
}
