import { plural } from '../plural.ts'

const resultsOf = (n: string) => plural(n, 'result')

export const classResults = {
  mine: 'Your result',
  mineHow:
    'A small file for your teacher: your settings, the losses and how long it took. No rows, no names of columns.',
  student: 'Your name or nickname',
  studentHelp: 'Only if you want to. It is in the file and nowhere else.',
  save: 'Save my result',
  trainFirst: 'Train for an epoch first.',
  title: 'The class',
  how: 'Open the files that your students saved, all at once, or drop them on the page. They stay in this browser.',
  open: 'Open results',
  clear: 'Close all',
  nameless: 'no name',
  duplicates: (n: string, names: string) =>
    n === '1'
      ? `${names} holds a result that is here already: it counts once.`
      : `${n} files hold results that are here already: each counts once. They are ${names}.`,
  foreign: (name: string, reason: string) => `Left out, ${name}: ${reason}`,
  others: (n: string) =>
    n === '1'
      ? 'One result is of another exercise than most: compare with care.'
      : `${n} results are of other exercises than most: compare with care.`,
  verdict: (n: string, best: string, loss: string) =>
    `${resultsOf(n)}. The lowest validation loss is ${loss}, by ${best}.`,
  noneFinished: (n: string) => `${resultsOf(n)}, and none ended with a validation loss.`,
  scatter: 'Size against loss',
  scatterHow:
    'Each point is a result: how many weights its network has, and its loss on rows that it had not seen.',
  scatterFinding: (n: string, parameters: string, loss: string) =>
    `${resultsOf(n)} by number of weights and validation loss; the best has ${parameters} weights and a loss of ${loss}.`,
  weights: 'weights',
  loss: 'validation loss, lower is better',
  table: 'All results',
  who: 'Who',
  units: 'Units',
  weightsHead: 'Weights',
  epochs: 'Epochs',
  settings: 'Settings',
  trainLoss: 'Training loss',
  validationLoss: 'Validation loss',
  tasks: 'Tasks',
  tasksDone: (done: string, of: string) => `${done} of ${of}`,
  /** On a narrow page, below each result. */
  more: (loss: string, units: string, epochs: string, settings: string) =>
    `${settings}. Training loss ${loss}, ${plural(units, 'unit')}, ${plural(epochs, 'epoch')}.`,
  noNumber: 'diverged',
  best: (who: string, settings: string) => `Best: ${who} with ${settings}.`,
  worst: (who: string, settings: string) => `Worst: ${who} with ${settings}.`,
  settingsOf: (layers: string, optimizer: string, rate: string, batch: string) =>
    `${layers}; ${optimizer}, learning rate ${rate}, batch ${batch}`,
  noLayers: 'no hidden layer',
  layer: (units: string, activation: string) => `${units} ${activation}`,
  mistakes: 'Common mistakes',
  mistakesHow: 'By plain rules, from what the class itself shows to be possible.',
  noMistakes: 'Nothing stands out.',
  mistake: {
    diverged: (who: string) =>
      `The learning rate was too high, the loss was no longer a number: ${who}.`,
    linear: (who: string) =>
      `No hidden layer that bends, though others came much lower with one: ${who}.`,
    tooFewEpochs: (who: string) => `Stopped after a few epochs, well above the best: ${who}.`,
    overfitting: (who: string) =>
      `Learnt by heart: the validation loss is far above the training loss: ${who}.`,
    tooLarge: (who: string) =>
      `Ten times the weights of a network that does as well, or more: ${who}.`,
    tasksLeft: (who: string) => `Tasks are left: ${who}.`,
  },
  list: (names: readonly string[]) => names.join(', '),
}
