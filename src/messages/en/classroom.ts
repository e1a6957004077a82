export const classroom = {
  short: 'Classroom',
  title: 'Watch a network learn',
  lead: (rows: string, weights: string) =>
    `${rows} rows, and a network of ${weights} weights. Nothing is hidden: every number you see is the one it learns with.`,
  play: 'Play',
  pause: 'Pause',
  stepEpoch: 'One epoch',
  stepBatch: 'One minibatch',
  restart: 'Start again',
  opening: 'Setting up …',
  refused: 'This could not be set up.',
}
