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
  title: 'What it learns, and how',
  how: 'How it learns can be changed while it plays. Other rows or another loss begin anew.',
  rows: 'Rows to learn from',
  toys,
  openTable: 'The open table',
  paint: 'Paint your own',
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
  needsTable: 'This set-up is for a table of your own.',
  needsTableNext: 'Open a table first, then open the link or the file again.',
  brush: 'Brush',
  brushes: { orange: 'Orange', blue: 'Blue' },
  canvas: 'Canvas for points',
  canvasHow:
    'Click or drag to paint. With the keyboard: arrows move the cross, the space bar paints, Backspace takes back.',
  painted: (orange: string, blue: string) => `${orange} orange, ${blue} blue.`,
  paintMore: (least: string) =>
    `It begins to learn once there are at least ${least} points of each colour.`,
  paintFull: (most: string) => `${most} points are as many as a link can carry.`,
  cursor: (x: string, y: string) => `x1 ${x}, x2 ${y}`,
  clear: 'Clear',
}
